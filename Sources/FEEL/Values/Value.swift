/// A value of FEEL, as the reference evaluator handles it.
///
/// What is larger than two words has a box of its own, so that all others need none.
public enum Value: Sendable {
  /// Nothing, and why, where that is known.
  case null(Absence?)
  case boolean(Bool)
  indirect case number(Decimal)
  case string(String)
  case date(CalendarDate)
  indirect case time(TimeOfDay)
  indirect case dateAndTime(DateTime)
  indirect case daysAndTime(DayTimeDuration)
  case yearsAndMonths(YearMonthDuration)
  case list([Value])
  case context(Context)
  indirect case range(RangeValue)
  indirect case function(FunctionValue)
  /// A value of an enumeration that a policy declares.
  case word(EnumerationWord)

  /// Nothing, for no recorded reason.
  public static let none = Value.null(nil)

  /// Whether this is null.
  public var isNull: Bool {
    if case .null = self { return true }
    return false
  }

  /// Whether this is the boolean true; null and everything else are not.
  public var isTrue: Bool {
    if case .boolean(true) = self { return true }
    return false
  }

  /// Why this is null; null for a value.
  public var absence: Absence? {
    if case .null(let absence) = self { return absence }
    return nil
  }

  /// How much work a value is beyond the making of it, in steps of evaluation.
  var weight: Int {
    switch self {
    case .list(let elements): elements.count / 4
    case .context(let context): context.keys.count / 4
    case .string(let text): text.utf8.count / 16
    default: 0
    }
  }

  /// The weight of a text, which comparing reads; other values weigh nothing here.
  var textWeight: Int {
    if case .string = self { return weight }
    return 0
  }

  /// Whether the value nests at most `limit` deep and has fewer than a million parts.
  ///
  /// - Parameter parts: Goes up by the number of parts looked at.
  func isShallow(_ limit: Int, _ parts: inout Int) -> Bool {
    parts += 1
    guard limit > 0, parts < Work.most else { return false }
    switch self {
    case .list(let elements): return elements.allSatisfy { $0.isShallow(limit - 1, &parts) }
    case .context(let context):
      return context.values.allSatisfy { $0.isShallow(limit - 1, &parts) }
    default: return true
    }
  }

  /// The value as a list: itself, or a list of one. Null makes an empty list.
  public var elements: [Value] {
    switch self {
    case .list(let elements): elements
    case .null: []
    default: [self]
    }
  }
}

/// Why a value is null: what was missing, or what could not be done.
public final class Absence: Sendable, Hashable {
  /// One cause.
  public enum Cause: Sendable, Hashable {
    /// A fact or an answer that the inspection does not give, by its path.
    case missing(path: String)
    /// The answer of an item that is not applicable, by its path.
    case notApplicable(path: String)
    /// A table in which no row, or more than one, can be told to hold.
    case undecided(table: String)
    /// An operation that has no result for its operands: what kind of operation, which operands, and
    /// where it stands.
    case noResult(Kind, Message, SourceSpan)

    /// The cause as a sentence.
    public var message: Message {
      switch self {
      case .missing(let path): Message("'\(path)' is missing", "缺少“\(path)”")
      case .notApplicable(let path):
        Message("'\(path)' does not apply", "“\(path)”不适用")
      case .undecided(let table):
        Message("'\(table)' cannot be decided", "“\(table)”无法判定")
      case .noResult(_, let message, _): message
      }
    }
  }

  /// What kind of operation has no result.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A property, an entry or a place that is not there.
    case access
    case arithmetic
    /// A call that does not fit, or a function that has no result for its arguments.
    case call
    case comparison
    /// A context whose keys are not unique.
    case context
    /// A bound on steps, sizes or depths.
    case limit
    /// A loop over what is no list and no interval of whole numbers or dates.
    case loop
    /// A table in which no rule, or more than one, matches.
    case table
    /// A value that is not of the type that is wanted.
    case type
  }

  /// More causes of one null help nobody, and a condition may meet one at each of its steps.
  static let mostCauses = 100

  /// In the order in which they were met, each once, at most `mostCauses`.
  public let causes: [Cause]

  /// An operation that does not know where it stands: its caller does.
  public convenience init(_ kind: Kind, because message: Message) {
    self.init([.noResult(kind, message, .nowhere)])
  }

  /// The same causes, those without a place at this one.
  func placed(at span: SourceSpan) -> Absence {
    Absence(
      causes.map { cause in
        guard case .noResult(let kind, let message, .nowhere) = cause else { return cause }
        return .noResult(kind, message, span)
      })
  }

  /// The causes, each once and at most `mostCauses` of them.
  public init(_ causes: [Cause]) {
    if causes.count <= 1 {
      self.causes = causes
      return
    }
    var seen: Set<Cause> = []
    var kept: [Cause] = []
    for cause in causes where seen.insert(cause).inserted {
      if kept.count == Self.mostCauses { break }
      kept.append(cause)
    }
    self.causes = kept
  }

  /// Whether both have the same causes in the same order.
  public static func == (left: Absence, right: Absence) -> Bool { left.causes == right.causes }

  /// Hashes the causes.
  public func hash(into hasher: inout Hasher) { hasher.combine(causes) }

  /// Both, where two operands are null at once; null if neither has a reason.
  static func joining(_ left: Absence?, _ right: Absence?) -> Absence? {
    guard let left, let right else { return left ?? right }
    if left === right || left.causes.count == mostCauses { return left }
    return Absence(left.causes + right.causes)
  }
}

/// Entries with keys, in order. Keys are unique.
public struct Context: Sendable {
  public private(set) var keys: [String] = []
  public private(set) var values: [Value] = []

  /// A context without entries.
  public init() {}

  /// Later entries replace earlier ones of the same key, in their place.
  public init(_ entries: [(String, Value)]) {
    keys.reserveCapacity(entries.count)
    values.reserveCapacity(entries.count)
    for (key, value) in entries { self[key] = value }
  }

  /// - Parameters:
  ///   - keys: No two are equal.
  ///   - values: As many as there are keys.
  package init(keys: [String], values: [Value]) {
    precondition(
      keys.count == values.count,
      "Every key has one value (was \(values.count) for \(keys.count))")
    self.keys = keys
    self.values = values
  }

  /// The entry's value, looked for first where it may be: the elements of a list are mostly alike.
  ///
  /// - Parameter place: Becomes the place of the entry, if there is one.
  package func value(of key: String, near place: inout Int) -> Value? {
    if place < keys.count, keys[place] == key { return values[place] }
    guard let found = keys.firstIndex(of: key) else { return nil }
    place = found
    return values[found]
  }

  /// The entry's value; null when there is none. Setting keeps the place of a key that is there.
  public subscript(key: String) -> Value? {
    get {
      keys.firstIndex(of: key).map { values[$0] }
    }
    set {
      if let place = keys.firstIndex(of: key) {
        if let newValue {
          values[place] = newValue
        } else {
          keys.remove(at: place)
          values.remove(at: place)
        }
      } else if let newValue {
        keys.append(key)
        values.append(newValue)
      }
    }
  }
}

/// An interval, or a one-sided test made into a value.
public struct RangeValue: Sendable {
  /// How it was written: an interval and `(< 10)` are never equal.
  public enum Form: Sendable, Hashable {
    case interval
    case comparison(BinaryOperator)
  }

  /// The lower end; null where the range is open to below.
  public let start: Value
  /// The upper end; null where the range is open to above.
  public let end: Value
  public let startIncluded: Bool
  public let endIncluded: Bool
  public let form: Form

  /// An interval, unless a form is given.
  public init(
    start: Value, end: Value, startIncluded: Bool, endIncluded: Bool, form: Form = .interval
  ) {
    self.start = start
    self.end = end
    self.startIncluded = startIncluded
    self.endIncluded = endIncluded
    self.form = form
  }
}

/// A function as a value: a built-in, or a literal with what it captured.
public struct FunctionValue: Sendable {
  /// One argument of a call; the name is null in a positional call.
  typealias Argument = (name: String?, value: Value)

  /// By what name messages call it; null for a function that is written out.
  var name: String?
  /// The names of the parameters, in order.
  public let parameters: [String]
  /// The types of the parameters; a built-in has those of its first signature.
  let types: [StaticType]
  let result: StaticType
  /// The result of a call; null if the arguments do not fit, in number, by name or by type.
  let call: @Sendable ([Argument], inout Work) -> Value?

  /// Returns the result of a positional call; null if the arguments do not fit.
  func value(for arguments: [Value], _ work: inout Work) -> Value {
    call(arguments.map { (nil, $0) }, &work) ?? .none
  }
}
