import FEEL

/// The texts of numbers as outcomes have them, each kept once it has been made.
///
/// A table with one place for each number modulo its size: a number takes the place of the one that
/// was there before.
@safe
final class NumberTexts {
  /// What a number stands for.
  enum Form {
    /// Itself, with a brace behind it.
    case closing
    /// A multiple of this power of ten to the −1.
    case scaled(digits: Int)
    /// A day since 1970-01-01; in quotes and with a brace behind it.
    case day
  }

  /// A number with its text.
  @safe
  private struct Entry {
    var bytes: SIMD16<UInt8>
    var number: Int64
    /// At most 16.
    var count: Int
  }

  /// Bytes that a text may have: more than the longest.
  static let longest = 48
  /// A power of two: more than the days of eleven years, and than the scores with one digit.
  private static let size = 1 << 12

  private let form: Form
  private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: size)

  init(_ form: Form) {
    self.form = form
    // A number has no place other than its own, so none of these is found.
    for place in 0..<Self.size {
      unsafe (entries + place).initialize(
        to: Entry(bytes: .zero, number: Int64(place + 1), count: 0))
    }
  }

  deinit { unsafe entries.deallocate() }

  /// Writes the text of a number, for which there must be room of `longest` bytes.
  @inline(__always)
  func write(_ number: Int64, to writer: inout PieceWriter) {
    if !writeKnown(number, to: &writer) { add(number, to: &writer) }
  }

  /// Writes the text of a number that is kept; returns false where it is not.
  @inline(__always)
  func writeKnown(_ number: Int64, to writer: inout PieceWriter) -> Bool {
    let place = Self.place(of: number)
    guard unsafe entries[place].number == number else { return false }
    unsafe writer.write(entries[place].bytes, count: entries[place].count)
    return true
  }

  @inline(__always)
  private static func place(of number: Int64) -> Int {
    Int(truncatingIfNeeded: number) & (size - 1)
  }

  @inline(never)
  private func add(_ number: Int64, to writer: inout PieceWriter) {
    let place = Self.place(of: number)
    let text = Array(form.text(of: number).utf8)
    if text.count <= 16 {
      var bytes = SIMD16<UInt8>.zero
      for (place, byte) in text.enumerated() { bytes[place] = byte }
      unsafe entries[place] = Entry(bytes: bytes, number: number, count: text.count)
    }
    writer.write(text)
  }
}

extension NumberTexts.Form {
  /// The text of a number.
  func text(of number: Int64) -> String {
    switch self {
    case .closing: "\(number)}"
    case .scaled(let digits): Self.text(of: number, digits: digits)
    case .day:
      CalendarDate(daysSinceEpoch: Int(number)).map { "\"\($0.description)\"}" } ?? "null}"
    }
  }

  /// A number divided by 10^digits, without zeros at its end.
  private static func text(of number: Int64, digits: Int) -> String {
    var behind = digits
    var rest = number.magnitude
    while behind > 0, rest % 10 == 0 {
      rest /= 10
      behind -= 1
    }
    let all = String(rest)
    let sign = number < 0 ? "-" : ""
    guard behind > 0 else { return sign + all }
    let padded = String(repeating: "0", count: max(behind + 1 - all.count, 0)) + all
    return sign + padded.dropLast(behind) + "." + padded.suffix(behind)
  }
}
