/// What is known of a value before any inspection is seen.
public indirect enum StaticType: Sendable, Hashable {
  /// The type of what could not be checked; it agrees with everything, so that one mistake makes
  /// one diagnostic.
  case unknown
  case any
  case null
  case boolean
  case number
  /// A number without a fraction.
  case integer
  case string
  case date
  case time
  case dateAndTime
  case daysAndTime
  case yearsAndMonths
  case list(StaticType)
  case range(StaticType)
  case record(RecordType)
  case function([StaticType], StaticType)
  case enumeration(EnumerationType)
  /// A value that may be missing. Never nested.
  case optional(StaticType)

  /// This type, with missing values allowed.
  public var optional: StaticType {
    switch self {
    case .optional, .unknown, .any, .null: self
    default: .optional(self)
    }
  }

  /// This type without missing values.
  public var unwrapped: StaticType {
    if case .optional(let type) = self { return type }
    return self
  }

  /// Whether values of this type may be missing.
  public var isOptional: Bool {
    switch self {
    case .optional, .null: true
    default: false
    }
  }

  /// Whether values of this type are lists.
  var isList: Bool {
    if case .list = unwrapped { return true }
    return false
  }

  /// Whether values of this type are durations, of either kind.
  public var isDuration: Bool { unwrapped == .daysAndTime || unwrapped == .yearsAndMonths }

  /// Whether nothing can be said of a value of this type.
  public var isOpen: Bool {
    switch unwrapped {
    case .unknown, .any: true
    default: false
    }
  }

  /// The type as FEEL and the policy language call it.
  public var name: String {
    switch self {
    case .unknown, .any: "Any"
    case .null: "Null"
    case .boolean: "boolean"
    case .number: "number"
    case .integer: "integer"
    case .string: "string"
    case .date: "date"
    case .time: "time"
    case .dateAndTime: "date and time"
    case .daysAndTime: "days and time duration"
    case .yearsAndMonths: "years and months duration"
    case .list(let element): "list<\(element.name)>"
    case .range(let end): "range<\(end.name)>"
    case .record(let record): record.name
    case .function: "function"
    case .enumeration(let type): type.name
    case .optional(let type): type.name
    }
  }

  /// The type as a sentence calls it, in either language.
  public var words: Message { Message(name, chineseName) }

  private var chineseName: String {
    switch self {
    case .unknown, .any: "任意值"
    case .null: "空值"
    case .boolean: "真假值"
    case .number: "数字"
    case .integer: "整数"
    case .string: "文字"
    case .date: "日期"
    case .time: "时刻"
    case .dateAndTime: "日期时间"
    case .daysAndTime: "天数时长"
    case .yearsAndMonths: "年月时长"
    case .list(let element): "\(element.chineseName)列表"
    case .range(let end): "\(end.chineseName)区间"
    case .record(let record): record.face == nil ? "记录“\(record.name)”" : "检查项"
    case .function: "函数"
    case .enumeration(let type): "枚举“\(type.name)”"
    case .optional(let type): type.chineseName
    }
  }

  /// Whether values of this type have an order.
  public var isOrdered: Bool {
    switch unwrapped {
    case .unknown, .any, .number, .integer, .string, .date, .time, .dateAndTime, .daysAndTime,
      .yearsAndMonths:
      true
    case .enumeration(let type): type.isOrdered
    default: false
    }
  }

  /// Whether a value of this type can stand where `wanted` is declared (`docs/language.md`).
  ///
  /// Missing values are not looked at: rules treat them as gaps.
  public func conforms(to wanted: StaticType) -> Bool {
    switch (unwrapped, wanted.unwrapped) {
    case (.unknown, _), (_, .unknown), (_, .any), (.any, _), (.null, _), (_, .null): true
    case (.integer, .number): true
    case (.list(let a), .list(let b)): a.conforms(to: b)
    case (.range(let a), .range(let b)): a.conforms(to: b)
    case (.record(let a), .record(let b)):
      b.fields.allSatisfy { wanted in
        a.field(wanted.name).map { $0.type.conforms(to: wanted.type) } ?? false
      }
    case (.function(let a, let x), .function(let b, let y)):
      a.count == b.count && zip(b, a).allSatisfy { $0.conforms(to: $1) } && x.conforms(to: y)
    case (let a, let b): a == b
    }
  }

  /// Whether values of the two types can be equal at all.
  public func isComparable(with other: StaticType) -> Bool {
    conforms(to: other) || other.conforms(to: self)
  }

  /// The narrowest type that both conform to; `any` if they have nothing in common.
  public func joined(with other: StaticType) -> StaticType {
    if self == other { return self }
    switch (self, other) {
    case (.unknown, _), (_, .unknown): return .unknown
    case (.null, let type), (let type, .null): return type.optional
    default: break
    }
    let isOptional = self.isOptional || other.isOptional
    let (a, b) = (unwrapped, other.unwrapped)
    let joined: StaticType =
      if a == b { a } else if a.conforms(to: b) { b } else if b.conforms(to: a) { a } else { .any }
    return isOptional ? joined.optional : joined
  }
}

extension StaticType {
  /// The type in which whole numbers, in lists too, leave room for all numbers.
  public var widened: StaticType {
    switch self {
    case .integer: .number
    case .list(let element): .list(element.widened)
    case .optional(let type): .optional(type.widened)
    default: self
    }
  }

  /// A type that expressions make may have this many parts: types share theirs too, and comparing
  /// them looks at all.
  private static let mostParts = 2_000
  /// And it may nest so deep, since comparing recurses.
  private static let deepest = 100

  /// The type, or `unknown` where it is too large to be worked with.
  public var bounded: StaticType {
    var parts = 0
    return fits(Self.deepest, &parts) ? self : .unknown
  }

  private func fits(_ depth: Int, _ parts: inout Int) -> Bool {
    parts += 1
    guard depth > 0, parts <= Self.mostParts else { return false }
    switch self {
    case .list(let inner), .range(let inner), .optional(let inner):
      return inner.fits(depth - 1, &parts)
    case .record(let record):
      return record.fields.allSatisfy { $0.type.fits(depth - 1, &parts) }
    case .function(let parameters, let result):
      return (parameters + [result]).allSatisfy { $0.fits(depth - 1, &parts) }
    default: return true
    }
  }
}

/// A record: named fields, each with its type.
public struct RecordType: Sendable, Hashable {
  /// One field of a record.
  public struct Field: Sendable, Hashable {
    public let name: String
    public let type: StaticType
    /// The texts that it can only be, or its elements; null where any text can stand.
    public let choices: EnumerationType?

    /// A field; its type is optional where it may be missing.
    public init(_ name: String, _ type: StaticType, among choices: EnumerationType? = nil) {
      self.name = name
      self.type = type
      self.choices = choices
    }
  }

  /// The name by which messages call it.
  public let name: String
  public let fields: [Field]
  /// The field that is meant when the record is compared with one of that field's words:
  /// an item stands for its state.
  public let face: String?
  /// The field that was most likely meant where the record alone was written; null if none is.
  public let offered: String?

  /// A record with these fields, in this order.
  public init(
    _ name: String, _ fields: [Field], face: String? = nil, offering offered: String? = nil
  ) {
    self.name = name
    self.fields = fields
    self.face = face
    self.offered = offered
  }

  /// Returns the field of this name; null if there is none.
  public func field(_ name: String) -> Field? {
    fields.first { $0.name == name }
  }

  /// The same record where these fields are known to be there.
  func proving(_ names: Set<String>) -> RecordType {
    RecordType(
      name,
      fields.map {
        names.contains($0.name) ? Field($0.name, $0.type.unwrapped, among: $0.choices) : $0
      },
      face: face, offering: offered)
  }
}
