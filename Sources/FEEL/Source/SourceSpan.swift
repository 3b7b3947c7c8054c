/// A stretch of bytes in one file: half open, UTF-8 byte offsets.
public struct SourceSpan: Sendable, Hashable {
  /// The file's place in the list of files that were read together, from 0.
  public let file: Int
  /// The first byte.
  public let start: Int
  /// The byte after the last; never before `start`.
  public let end: Int

  /// No place in any file.
  package static let nowhere = SourceSpan(file: -1, start: 0, end: 0)

  /// A stretch of bytes; one that would end before it starts is empty.
  public init(file: Int, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  /// The smallest span that holds both; both must lie in one file, else the first is returned.
  public func union(_ other: SourceSpan) -> SourceSpan {
    guard file == other.file else { return self }
    return SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
  }
}
