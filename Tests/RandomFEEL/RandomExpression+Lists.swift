import FEEL

// Lists of records and of plain values.
extension RandomExpression {
  /// A list of records, filtered or not; null where no name is one.
  mutating func records(_ depth: Int) -> (text: String, element: RecordType)? {
    let lists = usable.compactMap { operand -> (text: String, element: RecordType)? in
      guard case .list(.record(let record)) = operand.type else { return nil }
      return (operand.text, record)
    }
    guard !lists.isEmpty else { return nil }
    var chosen = random.one(of: lists)
    if let state = chosen.element.field("state"), state.type != .string, !extras.tags.isEmpty {
      chosen.text = inState(chosen.text)
    }
    if random.chance(70) { chosen.text += "[\(filter(over: chosen.element, depth))]" }
    return chosen
  }

  private mutating func inState(_ items: String) -> String {
    switch random.below(4) {
    case 0: "failed(\(items))"
    case 1: "passed(\(items))"
    case 2: "tagged(\(items), \(random.one(of: extras.tags)))"
    default: items
    }
  }

  /// A condition on the elements of a list, whose fields are names in it.
  private mutating func filter(over record: RecordType, _ depth: Int) -> String {
    let prefix = random.chance(20) ? "item." : ""
    let fields = record.fields.map { Operand(prefix + $0.name, $0.type) }
    return inLoop(fields) { $0.boolean(min(depth - 1, 2)) }
  }

  /// A list of plain values of a type.
  mutating func list(of element: StaticType, _ depth: Int) -> String {
    guard depth > 0 else { return shortList(of: element) }
    let inner = list(of: element, depth - 1)
    switch random.below(12) {
    case 10: return "sort(\(inner), function(a, b) a < b)"
    case 11: return random.one(of: ["sublist(\(inner), 1, 2)", "remove(\(inner), 1)"])
    case 0: return "distinct values(\(inner))"
    case 1: return "concatenate(\(inner), \(shortList(of: element)))"
    case 2: return "reverse(\(inner))"
    case 3: return "append(\(inner), \(constant(of: element)))"
    case 4: return filtered(inner, element, depth)
    case 5: return mapped(to: element, depth)
    case 6, 7: return members(of: element, depth) ?? inner
    default: return shortList(of: element)
    }
  }

  /// A name, or constants between brackets.
  private mutating func shortList(of element: StaticType) -> String {
    let lists = usable.filter { $0.type == .list(element) }
    if !lists.isEmpty, random.chance(50) { return random.one(of: lists).text }
    return constant(of: .list(element))
  }

  private mutating func filtered(_ list: String, _ element: StaticType, _ depth: Int) -> String {
    let inner = inLoop([Operand("item", element)]) { feel in
      guard let operand = feel.operands.last else { return "true" }
      return "item \(feel.ordering(of: operand))"
    }
    return "\(list)[\(inner)]"
  }

  /// `for … in … return …`.
  private mutating func mapped(to element: StaticType, _ depth: Int) -> String {
    let name = variable()
    if random.chance(50), let records = records(depth - 1) {
      let body = inLoop([Operand(name, .record(records.element))]) {
        $0.text(of: element, depth: depth - 1)
      }
      return "(for \(name) in \(records.text) return \(body))"
    }
    let end = random.within(2...4)
    let body = inLoop([Operand(name, .integer)]) { $0.text(of: element, depth: depth - 1) }
    return "(for \(name) in 1..\(end) return \(body))"
  }

  /// A field of the elements of a list, which all of them have; null where there is none.
  private mutating func members(of element: StaticType, _ depth: Int) -> String? {
    guard let records = records(depth - 1) else { return nil }
    let fitting = records.element.fields.filter { $0.type == element }.map(\.name)
    guard !fitting.isEmpty else { return nil }
    return "\(records.text).\(random.one(of: fitting))"
  }
}
