/// The operators between two operands.
public enum BinaryOperator: String, Sendable, Hashable {
  case add = "+"
  case and
  case divide = "/"
  case equal = "="
  case greater = ">"
  case greaterOrEqual = ">="
  case less = "<"
  case lessOrEqual = "<="
  case multiply = "*"
  case notEqual = "!="
  case or
  case power = "**"
  case subtract = "-"

  /// Whether this compares by order.
  public var isOrder: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
