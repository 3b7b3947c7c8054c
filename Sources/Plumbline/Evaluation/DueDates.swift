import FEEL

/// When hazards are due by the rows of the deadlines, as far as the date of the inspection and the
/// hazard decide that; and whether it can be told when measures are due.
package final class DueDates {
  private let program: BatchProgram
  /// By row and hazard, the period; null where it has to be asked of `Evaluator`.
  private var periods: [Int: DueRule?] = [:]
  /// The due dates that were counted last.
  private let recent = DaySlots(bits: 15)
  private let rows: [Row]
  /// The key of the first measure in `recent`.
  private let firstMeasure: Int
  /// By place, times of a day as they are printed.
  package private(set) var times: [[UInt8]] = []

  /// What decides a due date by a row of the deadlines.
  private struct Row {
    /// What is said whatever the hazard and the day; null where they decide.
    let due: Int64?
    /// The key of its first hazard in `recent` and `periods`.
    let key: Int
    /// What each hazard after the first adds to the key.
    let step: Int
  }

  /// None is set.
  package static let none = Int64.min
  /// It has to be asked of `Evaluator`.
  static let unknown = Int64.min + 1
  /// The first `mostTimes` numbers from here on are places in `times`.
  private static let firstTime = Int64.min + 2
  private static let mostTimes = 100_000

  init(_ program: BatchProgram) {
    self.program = program
    let hazards = program.program.hazards.count
    var next = 0
    rows = program.hazards.dues.map { form in
      let key = next
      switch form {
      case .none: return Row(due: Self.none, key: 0, step: 0)
      case .facts: return Row(due: Self.unknown, key: 0, step: 0)
      case .fixed:
        next += 1
        return Row(due: nil, key: key, step: 0)
      case .byHazard, .byDate:
        next += hazards
        return Row(due: nil, key: key, step: 1)
      }
    }
    firstMeasure = next
  }

  /// The place in `times` that a due date stands for; null where it is a day.
  package static func time(_ due: Int64) -> Int? {
    due < firstTime + Int64(mostTimes) ? Int(due - firstTime) : nil
  }

  /// The day, since 1970-01-01, on which a hazard is due; or `none`, `unknown` or a time of a day.
  @inline(__always)
  func due(row: Int, hazard: Int, day: Int64) -> Int64 {
    if let due = rows[row].due { return due }
    let key = rows[row].key + rows[row].step * hazard
    return recent.value(key, day) { count(key, row, hazard, day) }
  }

  private func count(_ key: Int, _ row: Int, _ hazard: Int, _ day: Int64) -> Int64 {
    guard let date = CalendarDate(daysSinceEpoch: Int(day)) else { return Self.unknown }
    if case .byDate = program.hazards.dues[row] { return asked(row, hazard, date) }
    guard let period = period(key, row, hazard, date) else { return Self.unknown }
    let due = try? DueCounting.due(
      period, from: .date(date), calendar: program.program.calendar, explained: false)
    guard let due, due.time == nil else { return Self.unknown }
    return Int64(due.date.daysSinceEpoch)
  }

  /// A period with its numbers, which no inspection changes.
  private func period(_ key: Int, _ row: Int, _ hazard: Int, _ date: CalendarDate) -> DueRule? {
    if let known = periods[key] { return known }
    var run = self.run(hazard, date)
    let period = program.program.deadlines?.due[row].flatMap {
      run.counted($0, of: program.program.hazards[hazard].id)
    }
    let isSound = run.situation.problems.isEmpty && run.situation.gaps.gaps.isEmpty
    periods[key] = isSound ? .some(period) : .some(nil)
    return isSound ? period : nil
  }

  /// A due date that has to be worked out for this date.
  private func asked(_ row: Int, _ hazard: Int, _ date: CalendarDate) -> Int64 {
    guard let deadlines = program.program.deadlines else { return Self.unknown }
    var run = self.run(hazard, date)
    let due = run.due(
      deadlines.due[row], from: deadlines.from[row], of: program.program.hazards[hazard].id)
    guard run.situation.problems.isEmpty, run.situation.gaps.gaps.isEmpty, let due else {
      return Self.unknown
    }
    if let day = CalendarDate(due.text) { return Int64(day.daysSinceEpoch) }
    guard times.count < Self.mostTimes else { return Self.unknown }
    times.append(Array(due.text.utf8))
    return Self.firstTime + Int64(times.count - 1)
  }

  /// Whether the due date of a measure can be told, so that it makes no gap and no problem.
  func isKnown(measure: Int, day: Int64) -> Bool {
    switch program.measures.dues[measure] {
    case .none: return true
    case .facts, .byHazard: return false
    case .fixed, .byDate: break
    }
    return recent.value(firstMeasure + measure, day) { canTell(measure: measure, day) ? 1 : 0 } == 1
  }

  private func canTell(measure: Int, _ day: Int64) -> Bool {
    guard let date = CalendarDate(daysSinceEpoch: Int(day)) else { return false }
    let rule = program.program.measures[measure]
    var run = StageRun(situation: situation(date))
    _ = run.due(rule.due, from: rule.from, of: rule.id)
    return run.situation.problems.isEmpty && run.situation.gaps.gaps.isEmpty
  }

  private func situation(_ date: CalendarDate) -> Situation {
    Situation(program.program, .dated(date, of: program.program), traced: false)
  }

  private func run(_ hazard: Int, _ date: CalendarDate) -> StageRun {
    var situation = situation(date)
    situation.variables[program.program.slots.hazard] = .context(
      program.program.hazards[hazard].record)
    return StageRun(situation: situation)
  }
}
