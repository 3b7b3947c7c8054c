package import Columns

/// Rules compiled to instructions, in segments that run one after another.
package struct ColumnProgram: Sendable {
  var segments: [[ColumnInstruction]] = []
  var tables: [ColumnTable] = []
  var elements: [ElementProgram] = []
  /// The texts that rules compare with.
  package internal(set) var texts = TextCodes()

  /// Whether it asks for elements, such as past hazards.
  package var hasElements: Bool { !elements.isEmpty }

  /// Runs a segment over all lanes of a frame.
  ///
  /// - Parameter elements: The frames of elements that the segment asks about.
  package func run(_ segment: Int, over frame: ColumnFrame, _ elements: [ColumnFrame] = []) {
    ColumnMachine(self, frame, elements).run(segments[segment])
  }

  /// Runs a segment of elements, which see what is imported of their records.
  package func run(
    _ segment: Int, over elements: ColumnFrame, importing imports: [ColumnImport],
    from records: ColumnFrame
  ) {
    ColumnMachine(self, elements).run(segments[segment], importing: imports, from: records.view)
  }
}

/// What several compilers make together.
final class ColumnBuilder {
  var program = ColumnProgram()
  /// The most registers that the frame of each relation of elements needs.
  var elementCounts: [Int: RegisterCounts] = [:]

  /// Sees to it that the frame of a relation has so many registers.
  func include(_ counts: RegisterCounts, ofFrame frame: Int) {
    var most = elementCounts[frame] ?? counts
    most.numbers = max(most.numbers, counts.numbers)
    most.truths = max(most.truths, counts.truths)
    most.setWords = max(most.setWords, counts.setWords)
    elementCounts[frame] = most
  }
}
