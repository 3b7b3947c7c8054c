/// How the values of one type stand as whole numbers in a column.
///
/// The order of the numbers is that of the values, so that every comparison with a constant asks
/// whether a number lies in an interval.
package enum ColumnForm: Sendable, Hashable {
  /// The number times 10^scale; the scale is from 0 to `largestScale`.
  case number(scale: Int)
  /// The place of a word among the values of its enumeration.
  case word(EnumerationType)
  /// Days since 1970-01-01.
  case date
  /// 0 for false, 1 for true. Not ordered.
  case truth
  /// The place of a text among those that a program knows; −1 for any other. Not ordered.
  case text

  /// 10 to this power is within 64 bits.
  package static let largestScale = 18

  /// What stands for numbers of a declared type that says nothing of its digits.
  package static let plainNumber = ColumnForm.number(scale: 6)

  /// The form of values of a type; null where they have none.
  package init?(_ type: StaticType) {
    switch type.unwrapped {
    case .integer: self = .number(scale: 0)
    case .number: self = Self.plainNumber
    case .enumeration(let words): self = .word(words)
    case .date: self = .date
    case .string: self = .text
    default: return nil
    }
  }

  /// Whether the values have an order, which is that of their numbers.
  var isOrdered: Bool {
    switch self {
    case .number, .date: true
    case .word(let type): type.isOrdered
    case .text, .truth: false
    }
  }

  var isNumber: Bool {
    if case .number = self { true } else { false }
  }

  /// The powers of ten that 64 bits hold, by their exponent.
  static let powersOfTen: [Int64] = (0...largestScale).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// The number that stands for a value; null where there is none, so that a column must not be
  /// asked about it.
  ///
  /// - Parameter texts: The texts that the program knows.
  package func code(of value: Value, _ texts: TextCodes) -> Int64? {
    switch (self, value) {
    case (.text, .string(let text)): return texts.code(of: text)
    case (.text, _): return nil
    default:
      guard let place = place(of: value), place.isExact else { return nil }
      return place.below
    }
  }

  /// The value that a number stands for; null for texts, and for numbers that stand for nothing.
  package func value(of code: Int64) -> Value? {
    switch self {
    case .number(let scale):
      return Decimal(sign: code < 0, coefficient: UInt128(code.magnitude), exponent: 0 - scale)
        .map(Value.number)
    case .word(let type):
      guard let place = Int(exactly: code), type.values.indices.contains(place) else { return nil }
      return .word(EnumerationWord(type: type, index: place))
    case .date: return CalendarDate(daysSinceEpoch: Int(code)).map(Value.date)
    case .truth: return .boolean(code != 0)
    case .text: return nil
    }
  }

  /// The greatest number that stands for nothing above a value, and whether it stands for the value
  /// itself. `below` is null where every number stands for more than the value.
  ///
  /// - Returns: Null for a value of another kind.
  func place(of value: Value) -> (below: Int64?, isExact: Bool)? {
    switch (self, value) {
    case (.number(let scale), .number(let number)): number.place(scaledBy: scale)
    case (.word(let type), .word(let word)): word.type == type ? (Int64(word.index), true) : nil
    case (.date, .date(let date)): (Int64(date.daysSinceEpoch), true)
    case (.truth, .boolean(let holds)): (holds ? 1 : 0, true)
    default: nil
    }
  }
}

/// The texts that the rules of a program compare with, by their places.
///
/// Texts are equal where their scalars are, as in FEEL; so they are kept as bytes.
package struct TextCodes: Sendable {
  /// Of a text that no rule names.
  package static let other: Int64 = -1

  private var places: [[UInt8]: Int64] = [:]

  package init() {}

  /// Adds a text unless it is there; returns its place.
  mutating func insert(_ text: String) -> Int64 {
    let bytes = Array(text.utf8)
    if let known = places[bytes] { return known }
    let place = Int64(places.count)
    places[bytes] = place
    return place
  }

  package func code(of text: String) -> Int64 { places[Array(text.utf8)] ?? Self.other }

  /// Whether no rule names any text.
  package var isEmpty: Bool { places.isEmpty }

  /// The texts with their places, in no order.
  package var all: [(text: [UInt8], place: Int64)] { places.map { ($0.key, $0.value) } }
}

extension Decimal {
  /// The greatest whole number that is not above this number times 10^scale, within 64 bits, and
  /// whether it is equal. Null stands below all of them.
  fileprivate func place(scaledBy scale: Int) -> (below: Int64?, isExact: Bool) {
    let power = exponent + scale
    if isZero { return (0, true) }
    if orderOfMagnitude + scale > 19 { return isNegative ? (nil, false) : (Int64.max, false) }
    guard power < 0 else {
      let digits = coefficient * PowersOfTen.power(power)
      return bounded(digits, isExact: true)
    }
    guard power >= 0 - PowersOfTen.largest else { return isNegative ? (-1, false) : (0, false) }
    let parts = coefficient.quotientAndRemainder(dividingBy: PowersOfTen.power(0 - power))
    let isExact = parts.remainder == 0
    return bounded(parts.quotient + (isNegative && !isExact ? 1 : 0), isExact: isExact)
  }

  private func bounded(_ magnitude: UInt128, isExact: Bool) -> (below: Int64?, isExact: Bool) {
    // At most 10^34, as all coefficients.
    let signed = Int128(truncatingIfNeeded: magnitude) * (isNegative ? -1 : 1)
    guard let whole = Int64(exactly: signed) else {
      return isNegative ? (nil, false) : (Int64.max, false)
    }
    return (whole, isExact)
  }
}
