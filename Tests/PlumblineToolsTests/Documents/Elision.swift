import Foundation

/// A text in which `…` stands for any text at all.
struct Elision {
  private let pieces: [String]

  init(_ pattern: String) {
    pieces = Self.trimmed(pattern).components(separatedBy: "…")
  }

  /// Whether the pieces stand in a text in their order, the first and last at its ends.
  func matches(_ text: String) -> Bool {
    var rest = Substring(Self.trimmed(text))
    guard let first = pieces.first, let last = pieces.last, rest.hasPrefix(first) else {
      return false
    }
    if pieces.count == 1 { return rest == first }
    rest = rest.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let place = rest.range(of: piece) else { return false }
      rest = rest[place.upperBound...]
    }
    return rest.hasSuffix(last)
  }

  /// The text without blanks at the ends of its lines, and without empty lines at its own.
  private static func trimmed(_ text: String) -> String {
    text.components(separatedBy: "\n")
      .map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
      .joined(separator: "\n").trimmingCharacters(in: .newlines)
  }
}
