// Numbers: rounding, roots, remainders.
extension Builtins {
  static let numbers: [Builtin] = [
    Builtin(
      "abs",
      .init([.init("n", .number)], result: { $0.type(0) }, body: abs),
      .init([.init("n", .daysAndTime)], returns: .daysAndTime, body: abs),
      .init([.init("n", .yearsAndMonths)], returns: .yearsAndMonths, body: abs)),
    rounding("ceiling", .ceiling),
    Builtin("decimal", toScale(.halfEven)),
    Builtin("even", .init([number], returns: .boolean, body: { isMultipleOfTwo($0, true) })),
    Builtin("exp", .init([number], returns: .number, body: exponential)),
    rounding("floor", .floor),
    Builtin("log", .init([number], returns: .optional(.number), body: logarithm)),
    Builtin(
      "modulo",
      .init(
        [.init("dividend", .number), .init("divisor", .number)],
        result: { $0.number(0, 1) }, body: modulo)),
    Builtin("odd", .init([number], returns: .boolean, body: { isMultipleOfTwo($0, false) })),
    Builtin("round down", toScale(.down)),
    Builtin("round half down", toScale(.halfDown)),
    Builtin("round half up", toScale(.halfUp)),
    Builtin("round up", toScale(.up)),
    Builtin("sqrt", .init([number], returns: .optional(.number), body: squareRoot)),
  ]

  private static let n = Builtin.Parameter("n", .number)
  private static let number = Builtin.Parameter("number", .number)
  private static let scale = Builtin.Parameter("scale", .number)
  /// The scales that decimal128 can hold (DMN 1.5, 10.3.4.5).
  private static let scales = -6111...6176

  /// A function that rounds to whole numbers or, with a scale, to that many decimal places.
  ///
  /// Two signatures rather than an optional parameter: a scale that is null makes the result null.
  private static func rounding(_ name: String, _ mode: RoundingMode) -> Builtin {
    Builtin(
      name,
      .init([n], returns: .integer, body: { rounded($0 + [.integer(0)], mode) }),
      toScale(mode))
  }

  private static func toScale(_ mode: RoundingMode) -> Builtin.Signature {
    .init([n, scale], result: { $0.number(0) }, body: { rounded($0, mode) })
  }

  // MARK: Bodies

  /// The scale is cut to a whole number.
  private static func rounded(_ arguments: [Value], _ mode: RoundingMode) -> Value {
    guard let number = arguments.number(0), let scale = arguments.whole(1), scales.contains(scale)
    else { return .none }
    return .number(orNull: number.rounded(scale: scale, mode: mode))
  }

  private static func abs(_ arguments: [Value]) -> Value {
    switch arguments.first {
    case .number(let number): .number(number.magnitude)
    case .daysAndTime(let duration): .daysAndTime(duration.magnitude)
    case .yearsAndMonths(let duration): .yearsAndMonths(duration.magnitude)
    default: .none
    }
  }

  /// The remainder with the sign of the divisor.
  private static func modulo(_ arguments: [Value]) -> Value {
    guard let dividend = arguments.number(0), let divisor = arguments.number(1), !divisor.isZero
    else { return .none }
    return .number(orNull: dividend.modulo(divisor))
  }

  private static func squareRoot(_ arguments: [Value]) -> Value {
    .number(orNull: arguments.number(0)?.squareRoot())
  }

  private static func exponential(_ arguments: [Value]) -> Value {
    .number(orNull: arguments.number(0)?.exponential())
  }

  private static func logarithm(_ arguments: [Value]) -> Value {
    .number(orNull: arguments.number(0)?.naturalLogarithm())
  }

  /// Whether a whole number is even, or is not; fractions are neither.
  private static func isMultipleOfTwo(_ arguments: [Value], _ wanted: Bool) -> Value {
    guard let number = arguments.number(0), number.isInteger,
      let remainder = number.modulo(Decimal(2))
    else { return .none }
    return .boolean(remainder.isZero == wanted)
  }
}
