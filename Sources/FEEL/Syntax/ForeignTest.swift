/// A whole test as other notations have it, with what it is in FEEL: `60~80`, `[60, 80)`, `*`, `1,000`.
///
/// Some of these mean something else in FEEL: `[60, 80]` is either of two numbers, and so is `1,000`.
public struct ForeignTest {
  /// What the test is in FEEL.
  public let meant: String
  /// Whether commas between digits are at fault, which mean *or*.
  public let isGrouped: Bool

  /// Longer texts are none of these.
  private static let longest = 60

  /// Null for a text that is FEEL, or something else again.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.longest, Self.isSuspect(text) else { return nil }
    let ascii = text.inASCII
    if ascii.wholeMatch(of: /\s*\*\s*/) != nil {
      (meant, isGrouped) = ("-", false)
    } else if let range = Self.range(in: ascii, isFullWidth: ascii != text) {
      (meant, isGrouped) = (range, false)
    } else if text.wholeMatch(of: /\s*(?:[<>]=?|!?=)?\s*[0-9]{1,3}(?:,[0-9]{3})+\s*/) != nil {
      (meant, isGrouped) = (text.filter { $0 != "," }, true)
    } else {
      return nil
    }
  }

  /// Whether a text is made of what these tests are made of, and of more than a number: most are not,
  /// and patterns take their time.
  private static func isSuspect(_ text: String) -> Bool {
    var hasMark = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case ",", "，", "~", "～", "*", "至", "到", "—", "–", "－", "−": hasMark = true
      case "0"..."9", "０"..."９", ".", "-", "[", "]", "(", ")", "<", ">", "=", "!": break
      default:
        guard scalar.isFEELSpace || scalar.asciiForFullWidth != nil else { return false }
      }
    }
    return hasMark || (text.contains("..") && text.first.map { $0.isNumber || $0 == "-" } == true)
  }

  /// The range that two numbers are meant as; null where they stand for something else.
  ///
  /// An ASCII hyphen subtracts, which is reported elsewhere; a dash is full-width and means a range.
  private static func range(in text: String, isFullWidth: Bool) -> String? {
    let pattern =
      /\s*([\[\(]?)\s*(-?[0-9]+(?:\.[0-9]+)?)\s*(~|\.\.|--?|,|至|到)\s*(-?[0-9]+(?:\.[0-9]+)?)\s*([\]\)]?)\s*/
    guard let match = text.wholeMatch(of: pattern),
      let low = Decimal(String(match.2)), let high = Decimal(String(match.4)), low < high,
      match.1.isEmpty == match.5.isEmpty
    else { return nil }
    switch match.3 {
    case ",", "..": if match.1.isEmpty == (match.3 == ",") { return nil }
    case "~", "至", "到": break
    default: if !isFullWidth { return nil }
    }
    let brackets = match.1.isEmpty ? ("[", "]") : (String(match.1), String(match.5))
    return "\(brackets.0)\(match.2)..\(match.4)\(brackets.1)"
  }
}
