// Arithmetic and choices.
extension ColumnCompiler {
  /// The number or date that an expression is; null where it has no fast form.
  package func number(_ expression: CheckedExpression) -> (register: Int, form: ColumnForm)? {
    operand(expression).flatMap { number($0) }
  }

  func number(_ operand: ColumnOperand) -> (register: Int, form: ColumnForm)? {
    switch operand {
    case .number(let register, let form): return (register, form)
    case .word(let field, let row):
      return (emit { .word(row: row, sets: field.sets, into: $0) }, .word(field.type))
    case .constant(.string(let text)):
      let code = builder.program.texts.insert(text)
      return (emit { .number(code, into: $0) }, .text)
    case .constant(let value):
      guard let form = Self.form(of: value),
        let code = form.code(of: value, builder.program.texts)
      else { return nil }
      return (emit { .number(code, into: $0) }, form)
    default: return nil
    }
  }

  /// The form in which a constant has a number.
  private static func form(of value: Value) -> ColumnForm? {
    switch value {
    case .number(let number):
      let scale = max(0, 0 - number.strippingZeros().exponent)
      return scale <= ColumnForm.largestScale ? .number(scale: scale) : nil
    case .date: return .date
    case .word(let word): return .word(word.type)
    default: return nil
    }
  }

  func arithmetic(_ expression: CheckedExpression) -> ColumnOperand? {
    switch expression.kind {
    case .negation(let operand):
      guard let (a, form) = number(operand), case .number = form else { return nil }
      return .number(emit { .scale(a, by: -1, into: $0) }, form)
    case .arithmetic(let symbol, let left, let right):
      guard let (a, first) = number(left), let (b, second) = number(right),
        case .number(let scaleA) = first, case .number(let scaleB) = second
      else { return nil }
      switch symbol {
      case .multiply:
        guard scaleA + scaleB <= ColumnForm.largestScale else { return nil }
        let product = emit { .multiply(a, b, into: $0) }
        return .number(product, .number(scale: scaleA + scaleB))
      case .add, .subtract:
        let (x, y, form) = aligned((a, scaleA), (b, scaleB))
        let result = emit {
          symbol == .add ? .add(x, y, into: $0) : .subtract(x, y, into: $0)
        }
        return .number(result, form)
      default: return nil
      }
    default: return nil
    }
  }

  func absolute(_ expression: CheckedExpression) -> ColumnOperand? {
    guard let (a, form) = number(expression), case .number = form else { return nil }
    let isNegative = emitTruth { .isWithin(a, CodeSet(low: .min, high: -1), into: $0) }
    let negated = emit { .scale(a, by: -1, into: $0) }
    return .number(emit { .choose(if: isNegative, then: negated, else: a, into: $0) }, form)
  }

  /// The sum, the least or the greatest of numbers that are written out.
  func statistic(_ call: BuiltinCall) -> ColumnOperand? {
    guard case .list(let parts) = call.arguments[0].kind, let first = parts.first,
      var result = number(first), result.form.isOrdered,
      call.name != "sum" || result.form.isNumber
    else { return nil }
    for part in parts.dropFirst() {
      guard let next = number(part), let (a, b, form) = unified(result, next) else { return nil }
      if call.name == "sum" {
        result = (emit { .add(a, b, into: $0) }, form)
      } else {
        let (less, more) = call.name == "min" ? (b, a) : (a, b)
        let isBetter = emitTruth { .compare(.less, less, more, into: $0) }
        result = (emit { .choose(if: isBetter, then: b, else: a, into: $0) }, form)
      }
    }
    return .number(result.register, result.form)
  }

  /// Two numbers at the larger of their scales.
  func aligned(
    _ a: (register: Int, scale: Int), _ b: (register: Int, scale: Int)
  ) -> (Int, Int, ColumnForm) {
    let scale = max(a.scale, b.scale)
    func scaled(_ number: (register: Int, scale: Int)) -> Int {
      guard number.scale < scale else { return number.register }
      let factor = ColumnForm.powersOfTen[scale - number.scale]
      return emit { .scale(number.register, by: factor, into: $0) }
    }
    return (scaled(a), scaled(b), .number(scale: scale))
  }

  /// Two numbers in one form; null where they have none in common.
  func unified(
    _ a: (register: Int, form: ColumnForm), _ b: (register: Int, form: ColumnForm)
  ) -> (Int, Int, ColumnForm)? {
    switch (a.form, b.form) {
    case (.number(let scaleA), .number(let scaleB)):
      return aligned((a.register, scaleA), (b.register, scaleB))
    default: return a.form == b.form ? (a.register, b.register, a.form) : nil
    }
  }

  func choice(
    _ condition: CheckedExpression, _ positive: CheckedExpression, _ negative: CheckedExpression
  ) -> ColumnOperand? {
    guard let condition = truth(condition) else { return nil }
    if positive.type.unwrapped == .boolean || negative.type.unwrapped == .boolean {
      guard let a = truth(positive), let b = truth(negative) else { return nil }
      return .truth(emitTruth { .chooseTruth(if: condition, then: a, else: b, into: $0) })
    }
    guard let (a, b, form) = branches(positive, negative) else { return nil }
    return .number(emit { .choose(if: condition, then: a, else: b, into: $0) }, form)
  }

  /// The numbers of two branches in one form; a branch that is null is a missing number.
  private func branches(
    _ positive: CheckedExpression, _ negative: CheckedExpression
  ) -> (Int, Int, ColumnForm)? {
    if positive.isNullLiteral, let (b, form) = number(negative) {
      return (emit { .number(nil, into: $0) }, b, form)
    }
    if negative.isNullLiteral, let (a, form) = number(positive) {
      return (a, emit { .number(nil, into: $0) }, form)
    }
    guard let a = number(positive), let b = number(negative) else { return nil }
    return unified(a, b)
  }
}
