// Functions from many values to one. Each takes a list, or the values as several arguments.
extension Builtins {
  static let statistics: [Builtin] = [
    Builtin("count", .init([.init("list", .list(.any))], returns: .integer, body: count)),
    statistic("max", of: .any, result: { $0 }) { extreme($0) { $1.isLess(than: $0) } },
    statistic("mean", of: .number, result: { _ in .number }, onNumbers(mean)),
    statistic("median", of: .number, result: { _ in .number }, onNumbers(median)),
    statistic("min", of: .any, result: { $0 }) { extreme($0) { $0.isLess(than: $1) } },
    statistic("mode", of: .number, result: { .list($0) }, ofNothing: .list([]), mode),
    statistic("product", of: .number, result: { $0 }, onNumbers(product)),
    statistic("stddev", of: .number, result: { _ in .optional(.number) }, onNumbers(deviation)),
    statistic("sum", of: .number, result: { $0 }, onNumbers(sum)),
  ]

  /// A function over the elements of a list, or over its arguments.
  ///
  /// - Parameters:
  ///   - element: The type of the elements.
  ///   - result: The type of the result for elements of a type.
  ///   - nothing: The result for the empty list; the type of the result is optional without one.
  ///   - body: The result for at least one element; nulls may be among them.
  static func statistic(
    _ name: String, of element: StaticType,
    result: @escaping @Sendable (StaticType) -> StaticType, ofNothing nothing: Value = .none,
    _ body: @escaping @Sendable ([Value]) -> Value
  ) -> Builtin {
    @Sendable func whole(_ types: [StaticType]) -> StaticType {
      let found = types.type(0).element
      let type = result(found.isOpen ? element : found.unwrapped)
      return found.isOptional ? type.optional : type
    }
    @Sendable func call(_ arguments: [Value]) -> Value {
      let elements = arguments.list(0)
      return elements.isEmpty ? nothing : body(elements)
    }
    return Builtin(
      name,
      .init(
        [.init("list", .list(element))],
        result: { nothing.isNull ? whole($0).optional : whole($0) }, body: call),
      .init([.init("values", .list(element))], variadic: true, result: whole, body: call))
  }

  // MARK: Bodies

  private static func count(_ arguments: [Value]) -> Value { .integer(arguments.list(0).count) }

  /// The first element before which none comes; null if two of them have no order.
  private static func extreme(
    _ elements: [Value], _ precedes: (Value, Value) -> Bool?
  ) -> Value {
    if let null = firstNull(in: elements) { return null }
    // A single value must have an order too.
    guard var best = elements.first, precedes(best, best) != nil else { return .none }
    for element in elements.dropFirst() {
      guard let isBetter = precedes(element, best) else { return .none }
      if isBetter { best = element }
    }
    return best
  }

  /// A body over numbers; null where an element is none.
  private static func onNumbers(
    _ body: @escaping @Sendable ([Decimal]) -> Decimal?
  ) -> @Sendable ([Value]) -> Value {
    { elements in
      firstNull(in: elements) ?? .number(orNull: allNumbers(elements).flatMap(body))
    }
  }

  private static func allNumbers(_ elements: [Value]) -> [Decimal]? {
    var numbers: [Decimal] = []
    numbers.reserveCapacity(elements.count)
    for element in elements {
      guard case .number(let number) = element else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func sum(_ numbers: [Decimal]) -> Decimal? {
    var sum = Decimal(0)
    for number in numbers {
      guard let next = sum.adding(number) else { return nil }
      sum = next
    }
    return sum
  }

  private static func product(_ numbers: [Decimal]) -> Decimal? {
    var product = Decimal(1)
    for number in numbers {
      guard let next = product.multiplied(by: number) else { return nil }
      product = next
    }
    return product
  }

  private static func mean(_ numbers: [Decimal]) -> Decimal? {
    sum(numbers)?.divided(by: Decimal(numbers.count))
  }

  /// The middle one in order, or the mean of the middle two.
  private static func median(_ numbers: [Decimal]) -> Decimal? {
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? mean([sorted[middle - 1], sorted[middle]]) : sorted[middle]
  }

  /// The standard deviation of a sample: over *n* - 1; null below two numbers.
  private static func deviation(_ numbers: [Decimal]) -> Decimal? {
    guard numbers.count > 1, let mean = mean(numbers) else { return nil }
    var squares = Decimal(0)
    for number in numbers {
      guard let difference = number.subtracting(mean),
        let square = difference.multiplied(by: difference), let next = squares.adding(square)
      else { return nil }
      squares = next
    }
    return squares.divided(by: Decimal(numbers.count - 1))?.squareRoot()
  }

  /// The most frequent numbers, ascending.
  private static func mode(_ elements: [Value]) -> Value {
    if let null = firstNull(in: elements) { return null }
    guard let numbers = allNumbers(elements) else { return .none }
    var runs: [(number: Decimal, length: Int)] = []
    for number in numbers.sorted() {
      if let last = runs.last, last.number == number {
        runs[runs.count - 1].length += 1
      } else {
        runs.append((number, 1))
      }
    }
    let longest = runs.map(\.length).max() ?? 0
    return .list(runs.filter { $0.length == longest }.map { .number($0.number) })
  }
}
