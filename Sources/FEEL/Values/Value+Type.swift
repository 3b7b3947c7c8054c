extension Value {
  /// What is known of a value that is there already; of contexts and functions nothing.
  public var staticType: StaticType {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number(let number): number.isInteger ? .integer : .number
    case .string: .string
    case .date: .date
    case .time: .time
    case .dateAndTime: .dateAndTime
    case .daysAndTime: .daysAndTime
    case .yearsAndMonths: .yearsAndMonths
    case .list(let elements):
      .list(elements.map(\.staticType).reduce(nil) { $0?.joined(with: $1) ?? $1 } ?? .unknown)
    case .range(let range):
      .range(range.start.isNull ? range.end.staticType : range.start.staticType)
    case .word(let word): .enumeration(word.type)
    case .context, .function: .any
    }
  }

  /// Whether the value has no parts that are values themselves.
  var isPlain: Bool {
    switch self {
    case .list, .range, .context, .function: false
    default: true
    }
  }
}
