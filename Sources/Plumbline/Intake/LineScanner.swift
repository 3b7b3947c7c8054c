package struct LineScanner {
  private let batches: BatchSet
  package init(_ batches: BatchSet) { self.batches = batches }
  package mutating func read(_ line: Span<UInt8>) -> BatchPlace? { nil }
}
