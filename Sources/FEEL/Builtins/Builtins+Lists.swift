// Lists. Positions count from 1, or from the end if negative, and are cut to whole numbers.
extension Builtins {
  static let lists: [Builtin] = [
    Builtin(
      "append",
      .init([list, .init("items", .list(.any))], variadic: true, result: appended, body: append)),
    Builtin(
      "concatenate",
      .init([listOfLists], variadic: true, result: joinedLists, body: concatenate)),
    Builtin("distinct values", .init([list], result: { $0.list(0) }, comparing: distinctValues)),
    Builtin("flatten", .init([list], result: { .list(leaf(of: $0.list(0))) }, body: flatten)),
    Builtin("index of", .init([list, match], returns: .list(.integer), comparing: indexOf)),
    Builtin(
      "insert before",
      .init([list, position, newItem], result: changed, body: insertBefore)),
    Builtin(
      "list contains",
      .init(
        [list, .init("element", .any, takesNull: true)], returns: .boolean, comparing: listContains)
    ),
    Builtin(
      "list replace",
      .init([list, position, newItem], result: changed, comparing: replaceAtPosition),
      .init(
        [list, .init("match", .function([.any, .any], .boolean)), newItem],
        result: { .list($0.list(0).element.joined(with: $0.type(2))) }, comparing: replaceMatches)),
    Builtin("remove", .init([list, position], result: { $0.list(0).optional }, body: remove)),
    Builtin("reverse", .init([list], result: { $0.list(0) }, body: reverse)),
    Builtin(
      "sort",
      .init(
        [list, .init("precedes", .function([.any, .any], .boolean))],
        result: { $0.list(0) }, comparing: sort)),
    Builtin(
      "sublist",
      .init(
        [list, .init("start position", .number), .init("length", .number, optional: true)],
        result: { $0.list(0).optional }, body: sublist)),
    Builtin("union", .init([listOfLists], variadic: true, result: joinedLists, comparing: union)),
  ]

  private static let list = Builtin.Parameter("list", .list(.any))
  private static let listOfLists = Builtin.Parameter("lists", .list(.list(.any)))
  private static let match = Builtin.Parameter("match", .any, takesNull: true)
  private static let newItem = Builtin.Parameter("newItem", .any, takesNull: true)
  private static let position = Builtin.Parameter("position", .number)

  // MARK: Types

  /// The list with one more kind of element; null for a position outside.
  @Sendable private static func changed(_ types: [StaticType]) -> StaticType {
    .optional(.list(types.type(0).element.joined(with: types.type(2))))
  }

  @Sendable private static func appended(_ types: [StaticType]) -> StaticType {
    .list(types.type(0).element.joined(with: types.type(1).element))
  }

  @Sendable private static func joinedLists(_ types: [StaticType]) -> StaticType {
    .list(types.type(0).element.element)
  }

  private static func leaf(of type: StaticType) -> StaticType {
    if case .list(let element) = type.unwrapped {
      let inner = leaf(of: element)
      return type.isOptional ? inner.optional : inner
    }
    return type
  }

  // MARK: Bodies

  private static func listContains(_ arguments: [Value], _ work: inout Work) -> Value {
    guard arguments.count > 1 else { return .none }
    for element in arguments.list(0) {
      if work.areEqual(element, arguments[1]) == true { return .boolean(true) }
      if work.isDone { return .none }
    }
    return .boolean(false)
  }

  private static func indexOf(_ arguments: [Value], _ work: inout Work) -> Value {
    guard arguments.count > 1 else { return .none }
    var places: [Value] = []
    for (place, element) in arguments.list(0).enumerated() {
      if work.areEqual(element, arguments[1]) == true { places.append(.integer(place + 1)) }
      if work.isDone { return .none }
    }
    return .list(places)
  }

  private static func sublist(_ arguments: [Value]) -> Value {
    let list = arguments.list(0)
    let length = arguments.whole(2)
    guard let start = arguments.whole(1), length != nil || arguments.isNull(2),
      let range = bounds(start, length, in: list.count)
    else { return .none }
    return .list(Array(list[range]))
  }

  private static func append(_ arguments: [Value]) -> Value {
    let (list, items) = (arguments.list(0), arguments.list(1))
    return list.count + items.count <= mostElements ? .list(list + items) : .none
  }

  private static func concatenate(_ arguments: [Value]) -> Value {
    let lists = arguments.list(0)
    if let null = firstNull(in: lists) { return null }
    var all: [Value] = []
    for list in lists {
      guard all.count + list.elements.count <= mostElements else { return .none }
      all += list.elements
    }
    return .list(all)
  }

  private static func union(_ arguments: [Value], _ work: inout Work) -> Value {
    guard case .list(let all) = concatenate(arguments) else { return .none }
    return distinct(all, &work).map(Value.list) ?? .none
  }

  private static func distinctValues(_ arguments: [Value], _ work: inout Work) -> Value {
    distinct(arguments.list(0), &work).map(Value.list) ?? .none
  }

  private static func insertBefore(_ arguments: [Value]) -> Value {
    var list = arguments.list(0)
    guard arguments.count > 2, let position = arguments.whole(1),
      let place = index(of: position, in: list.count)
    else { return .none }
    list.insert(arguments[2], at: place)
    return .list(list)
  }

  private static func remove(_ arguments: [Value]) -> Value {
    var list = arguments.list(0)
    guard let position = arguments.whole(1), let place = index(of: position, in: list.count)
    else { return .none }
    list.remove(at: place)
    return .list(list)
  }

  private static func replaceAtPosition(_ arguments: [Value], _ work: inout Work) -> Value {
    guard arguments.count > 2, let position = arguments.whole(1) else {
      return replaceMatches(arguments, &work)
    }
    var list = arguments.list(0)
    guard let place = index(of: position, in: list.count) else { return .none }
    list[place] = arguments[2]
    return .list(list)
  }

  /// Every element for which the function of (item, newItem) is true is replaced.
  private static func replaceMatches(_ arguments: [Value], _ work: inout Work) -> Value {
    guard arguments.count > 2, case .function(let match) = arguments[1],
      match.parameters.count == 2
    else { return .none }
    var list = arguments.list(0)
    for place in list.indices {
      guard case .boolean(let isMatch) = match.value(for: [list[place], arguments[2]], &work)
      else { return .none }
      if isMatch { list[place] = arguments[2] }
    }
    return .list(list)
  }

  private static func reverse(_ arguments: [Value]) -> Value {
    .list(arguments.list(0).reversed())
  }

  /// The leaves, left to right; an explicit stack, since results fed back nest without limit.
  private static func flatten(_ arguments: [Value]) -> Value {
    var leaves: [Value] = []
    var open = [arguments.list(0)[...]]
    var visits = 0
    while var rest = open.popLast() {
      guard let next = rest.popFirst() else { continue }
      visits += 1
      guard visits <= mostElements else { return .none }
      if !rest.isEmpty { open.append(rest) }
      if case .list(let inner) = next { open.append(inner[...]) } else { leaves.append(next) }
    }
    return .list(leaves)
  }

  /// A merge sort: stable, and safe whatever the function says; null where it is no boolean.
  private static func sort(_ arguments: [Value], _ work: inout Work) -> Value {
    guard arguments.count > 1, case .function(let precedes) = arguments[1],
      precedes.parameters.count == 2
    else { return .none }
    var sorted = arguments.list(0)
    var width = 1
    while width < sorted.count {
      var merged: [Value] = []
      merged.reserveCapacity(sorted.count)
      for start in stride(from: 0, to: sorted.count, by: 2 * width) {
        let middle = min(start + width, sorted.count)
        let right = sorted[middle..<min(start + 2 * width, sorted.count)]
        guard merge(sorted[start..<middle], right, precedes, into: &merged, &work) else {
          return .none
        }
      }
      sorted = merged
      width *= 2
    }
    return .list(sorted)
  }

  /// Appends two sorted runs as one; false where the function gives no boolean.
  private static func merge(
    _ left: ArraySlice<Value>, _ right: ArraySlice<Value>, _ precedes: FunctionValue,
    into merged: inout [Value], _ work: inout Work
  ) -> Bool {
    var (left, right) = (left, right)
    while let first = left.first, let second = right.first {
      guard case .boolean(let isSecond) = precedes.value(for: [second, first], &work) else {
        return false
      }
      merged.append(isSecond ? right.removeFirst() : left.removeFirst())
    }
    merged += left + right
    return true
  }
}
