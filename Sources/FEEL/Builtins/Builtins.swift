/// The functions that FEEL itself brings (DMN 1.5, 10.3.4), one file per family.
///
/// `now` and `today` are not among them: nothing here looks at a clock (`Builtins.clock(at:)`).
/// Bodies look at the kinds of their arguments again, since a value of a type that is not known
/// before it is seen (`Any`) may be of any kind; what does not fit gives null.
public enum Builtins {
  /// All of them, by name.
  public static let all: [String: Builtin] = Dictionary(
    uniqueKeysWithValues: families.joined().map { ($0.name, $0) })

  private static let families = [
    booleans, contexts, conversions, dates, lists, numbers, patterns, ranges, statistics, strings,
  ]

  /// Longer lists are not made: loops that feed results back could double them without end.
  static let mostElements = 1_000_000
  /// Contexts of more entries are not made: every entry is compared with those before it.
  static let mostEntries = 10_000
}

// MARK: Arguments

extension [Value] {
  /// The string at a place; null if there is none or another kind.
  func string(_ place: Int) -> String? {
    guard place < count, case .string(let text) = self[place] else { return nil }
    return text
  }

  /// The number at a place; null if there is none or another kind.
  func number(_ place: Int) -> Decimal? {
    guard place < count, case .number(let number) = self[place] else { return nil }
    return number
  }

  /// The number at a place, cut to a whole one and to the limits of `Int`.
  func whole(_ place: Int) -> Int? {
    number(place).map { $0.truncatedInt() ?? ($0.isNegative ? .min : .max) }
  }

  /// The list at a place; another value is a list of one, null or nothing an empty one.
  func list(_ place: Int) -> [Value] {
    place < count ? self[place].elements : []
  }

  /// The context at a place; null if there is none or another kind.
  func context(_ place: Int) -> Context? {
    guard place < count, case .context(let context) = self[place] else { return nil }
    return context
  }

  /// Whether the argument at a place is null or left out.
  func isNull(_ place: Int) -> Bool {
    place >= count || self[place].isNull
  }
}

extension Builtins {
  /// Returns the index from 0 for a position from 1, or from the end if negative; null outside.
  static func index(of position: Int, in count: Int) -> Int? {
    guard position != 0, position.magnitude <= count.magnitude else { return nil }
    return position > 0 ? position - 1 : count + position
  }

  /// Returns the part of a sequence from a position on; too long a length is cut.
  ///
  /// - Returns: Null for a position outside, or a length below 0.
  static func bounds(_ position: Int, _ length: Int?, in count: Int) -> Range<Int>? {
    guard let start = index(of: position, in: count) else { return nil }
    guard let length else { return start..<count }
    return length >= 0 ? start..<start + min(length, count - start) : nil
  }

  /// The first null, which knows why the result is null too; nothing if there is none.
  static func firstNull(in elements: [Value]) -> Value? {
    elements.first(where: \.isNull)
  }
}

// MARK: Results

extension Value {
  static func integer(_ value: Int) -> Value { .number(Decimal(value)) }

  /// A number, or null where the arithmetic had no result.
  static func number(orNull number: Decimal?) -> Value { number.map(Value.number) ?? .none }
}

// MARK: Types

extension StaticType {
  /// The type of the elements of a list of this type; a value that is none is a list of one.
  var element: StaticType {
    switch unwrapped {
    case .list(let element): element
    case .null: .unknown
    default: unwrapped
    }
  }

  /// Any context at all.
  static let anyContext = StaticType.record(RecordType("context", []))
}

extension [StaticType] {
  /// The type of the argument at a place; unknown if there is none.
  func type(_ place: Int) -> StaticType { place < count ? self[place] : .unknown }

  /// A list of the elements of the argument at a place.
  func list(_ place: Int) -> StaticType { .list(type(place).element) }

  /// Integer if the argument at each of the places is one, else number.
  func number(_ places: Int...) -> StaticType {
    places.allSatisfy { type($0).unwrapped == .integer } ? .integer : .number
  }
}
