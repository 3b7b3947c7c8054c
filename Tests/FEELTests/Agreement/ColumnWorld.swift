import RandomFEEL

@testable import FEEL

/// Values of the random variables for many lanes, and which of them columns can hold.
///
/// Items are rows that are the same in all lanes but for their state. Hazards are either rows too,
/// of which each lane has some, or elements that each lane has in its own number.
struct ColumnWorld {
  static let laneCount = 130

  /// What no lane changes about each item; the first one is `exit` too.
  let items: [Context]
  /// What no lane changes about each hazard; null where hazards are elements.
  let hazards: [Context]?
  /// Digits behind the point that columns of numbers keep, by path.
  let scales: [String: Int]
  /// The variables that are the same in all lanes, by slot.
  let constants: [Int: Value]
  /// For each lane the values, by slot.
  private(set) var lanes: [[Value]] = []
  /// For each lane the slots of variables with a value that columns cannot hold.
  private(set) var unheld: [Set<Int>] = []

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    items = Self.rows(of: RandomVariables.item, random.chance(10) ? 66 : 4, &random)
    let hazards = Self.rows(of: RandomVariables.hazard, random.within(1...5), &random)
    self.hazards = random.chance(50) ? hazards : nil
    scales = ["x", "y", "venue.area"].reduce(into: [:]) { scales, path in
      scales[path] = random.one(of: [0, 1, 2, 6, 6, 9])
    }
    let values = RandomVariables.values(&random)
    constants = ["n", "text", "worst", "on"].reduce(into: [:]) { constants, name in
      let slot = RandomVariables.slot(name)
      if random.chance(15) { constants[slot] = values[slot] }
    }
    for _ in 0..<Self.laneCount { addLane(&random) }
  }

  /// Random records; their numbers are mostly small.
  private static func rows(
    of record: RecordType, _ count: Int, _ random: inout SplitMix64
  ) -> [Context] {
    (0..<count).map { row in
      let value = RandomVariables.value(of: .record(record), at: "\(record.name)\(row)", &random)
      guard case .context(var context) = value else { preconditionFailure("no record") }
      if context["weight"] != nil, random.chance(80) {
        context["weight"] = .number(Decimal(random.within(0...10)))
      }
      return context
    }
  }

  /// The form in which columns hold the values of a path; null for types without one.
  func form(of type: StaticType, at path: String) -> ColumnForm? {
    if let scale = scales[path] { return .number(scale: scale) }
    return ColumnForm(type)
  }

  // MARK: Lanes

  private mutating func addLane(_ random: inout SplitMix64) {
    var values = RandomVariables.values(&random)
    let items = items.map { row in
      let state = random.one(of: RandomVariables.state.values)
      return row.replacing("state", RandomVariables.state.word(state))
    }
    values[RandomVariables.slot("items")] = .list(items)
    values[RandomVariables.slot("exit")] = items[0]
    if let hazards {
      values[RandomVariables.slot("hazards")] = .list(Self.present(hazards, &random))
    }
    for (slot, value) in constants { values[slot] = value }
    var unheld: Set<Int> = []
    for (slot, name) in RandomVariables.names.enumerated()
    where constants[slot] == nil && !["items", "exit"].contains(name.name) {
      var isHeld = true
      values[slot] = held(values[slot], name.type, name.name, &isHeld, &random)
      if !isHeld { unheld.insert(slot) }
    }
    lanes.append(values)
    self.unheld.append(unheld)
  }

  /// Some of the rows, each with the fields that lanes change.
  private static func present(_ hazards: [Context], _ random: inout SplitMix64) -> [Value] {
    hazards.filter { _ in random.chance(60) }.map { row in
      let grade = random.one(of: RandomVariables.grade.values)
      guard case .context(let graded) = row.replacing("grade", RandomVariables.grade.word(grade))
      else { return .none }
      let times = random.chance(10) ? Int.max : random.within(-1...13)
      return graded.replacing("occurrences", .number(Decimal(times)))
    }
  }

  /// The value, or mostly a small one where columns cannot hold it.
  private func held(
    _ value: Value, _ type: StaticType, _ path: String, _ isHeld: inout Bool,
    _ random: inout SplitMix64
  ) -> Value {
    switch (type.unwrapped, value) {
    case (.record(let record), .context(let context)):
      let fields = record.fields.compactMap { field in
        context[field.name].map { ($0, field) }
      }
      return .context(
        Context(
          fields.map {
            ($1.name, held($0, $1.type, "\(path).\($1.name)", &isHeld, &random))
          }))
    case (.list(.record(let record)), .list(let elements)):
      return .list(
        elements.map { held($0, .record(record), "\(path)[]", &isHeld, &random) })
    case (.integer, .number), (.number, .number):
      let form = form(of: type, at: path)
      if form?.code(of: value, TextCodes()) != nil { return value }
      if random.chance(85) { return .number(Decimal(random.within(-3...100))) }
      isHeld = false
      return value
    default: return value
    }
  }
}

extension Context {
  /// The record with another value in a field.
  fileprivate func replacing(_ field: String, _ word: EnumerationWord?) -> Value {
    replacing(field, word.map(Value.word) ?? .none)
  }

  fileprivate func replacing(_ field: String, _ value: Value) -> Value {
    var changed = self
    changed[field] = value
    return .context(changed)
  }
}
