import FEEL

/// Due dates that only the rule, the date and perhaps the hazard decide, counted once for each.
package final class DueDates {
  private struct Key: Hashable {
    let rule: Int32
    let hazard: Int32
    let day: Int64
  }

  private let program: BatchProgram
  private var places: [Key: Int32] = [:]
  /// What was asked last for each rule, so that the table is seldom asked.
  private var recent: [(key: Key, place: Int32)?]
  /// By place, how each date is printed.
  package private(set) var texts: [[UInt8]] = []
  private static let mostEntries = 100_000

  /// It has to be asked of `Evaluator`.
  static let unknown: Int32 = -2
  /// None is set.
  static let none: Int32 = -1

  init(_ program: BatchProgram) {
    self.program = program
    recent = Array(repeating: nil, count: program.hazards.dues.count)
  }

  /// The place in `texts` of the due date by a row of the deadlines.
  func place(row: Int, hazard: Int, day: Int64) -> Int32 {
    let form = program.hazards.dues[row]
    switch form {
    case .none: return Self.none
    case .facts: return Self.unknown
    case .date, .dateAndHazard:
      let asked: Int
      if case .date = form { asked = -1 } else { asked = hazard }
      let key = Key(rule: Int32(row), hazard: Int32(asked), day: day)
      if let last = recent[row], last.key == key { return last.place }
      let place = places[key] ?? count(key, hazard)
      recent[row] = (key, place)
      return place
    }
  }

  private func count(_ key: Key, _ hazard: Int) -> Int32 {
    if places.count >= Self.mostEntries { return Self.unknown }
    let place = counted(key, hazard).map { text -> Int32 in
      texts.append(Array(text.utf8))
      return Int32(texts.count - 1)
    }
    places[key] = place ?? Self.unknown
    return place ?? Self.unknown
  }

  /// The date as text; null where there is a gap or a problem instead.
  private func counted(_ key: Key, _ hazard: Int) -> String? {
    guard let deadlines = program.program.deadlines,
      let date = CalendarDate(daysSinceEpoch: Int(key.day))
    else { return nil }
    var situation = Situation(
      program.program, .dated(date, of: program.program), traced: false)
    situation.variables[program.program.slots.hazard] = .context(
      program.program.hazards[hazard].record)
    var run = StageRun(situation: situation)
    let row = Int(key.rule)
    let due = run.due(
      deadlines.due[row], from: deadlines.from[row], of: program.program.hazards[hazard].id)
    guard run.situation.problems.isEmpty, run.situation.gaps.gaps.isEmpty else { return nil }
    return due?.text
  }
}
