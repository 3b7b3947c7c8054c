import FEEL

/// When hazards are due by the rows of the deadlines, as far as the date of the inspection and the
/// hazard decide that; and whether it can be told when measures are due.
@safe
package final class DueDates {
  private let program: BatchProgram
  private let forms: [BatchProgram.DueForm]
  /// By row, whether its period depends on no hazard.
  private let isFixed: [Bool]
  private let hazardCount: Int
  /// By row and hazard, the place of its period in `periods`, or one of the two below.
  private let periodOf: UnsafeMutablePointer<Int>
  /// Periods with their numbers, each once.
  private var periods: [DueRule] = []
  /// Whether days are counted, and nothing else: no end is moved to a working day.
  private let isPlain: Bool
  /// The due dates that were counted last, under the places of periods.
  private let counted = DaySlots(bits: 15, keys: 16)
  /// Those that were worked out for their date, by row and hazard.
  private let asked = DaySlots(bits: 12, keys: 16)
  /// By measure, as `periodOf`.
  private var measurePeriods: [Int]
  /// Whether due dates of measures that ask for the date can be told, under their keys.
  private let measures: DaySlots
  /// By measure, its place among those that are asked.
  private let measureKeys: [Int]
  /// By place, times of a day as they are printed.
  package private(set) var times: [[UInt8]] = []
  private var timePlaces: [[UInt8]: Int] = [:]

  /// None is set.
  package static let none = Int64.min
  /// It has to be asked of `Evaluator`.
  static let unknown = Int64.min + 1
  /// The first `mostTimes` numbers from here on are places in `times`.
  private static let firstTime = Int64.min + 2
  private static let mostTimes = 100_000

  /// In `periodOf`: not worked out yet.
  private static let unsettled = -1
  /// In `periodOf`: to be asked of `Evaluator`.
  private static let open = -2

  init(_ program: BatchProgram) {
    self.program = program
    forms = program.hazards.dues
    isFixed = forms.map { if case .fixed = $0 { true } else { false } }
    hazardCount = program.program.hazards.count
    let calendar = program.program.calendar
    isPlain = calendar.map { !$0.rolls } ?? false
    unsafe periodOf = .allocate(capacity: forms.count * hazardCount)
    unsafe periodOf.initialize(repeating: Self.unsettled, count: forms.count * hazardCount)
    measurePeriods = program.measures.dues.map { _ in Self.unsettled }
    var next = 0
    measureKeys = program.measures.dues.map { form in
      switch form {
      case .byDate: next += 1
      case .none, .facts, .byHazard, .fixed: break
      }
      return next - 1
    }
    measures = DaySlots(bits: 13, keys: next)
  }

  deinit { unsafe periodOf.deallocate() }

  /// The place in `times` that a due date stands for; null where it is a day.
  package static func time(_ due: Int64) -> Int? {
    due < firstTime + Int64(mostTimes) ? Int(due - firstTime) : nil
  }

  /// The day, since 1970-01-01, on which a hazard is due; or `none`, `unknown` or a time of a day.
  @inline(__always)
  func due(row: Int, hazard: Int, day: Int64) -> Int64 {
    switch forms[row] {
    case .none: return Self.none
    case .facts: return Self.unknown
    case .fixed, .byHazard:
      // The row alone decides where it is fixed.
      let asked = isFixed[row] ? 0 : hazard
      var period = unsafe periodOf[row * hazardCount + asked]
      if period == Self.unsettled { period = settle(row, asked, day) }
      guard period >= 0 else { return Self.unknown }
      return counted.value(period, day) { count(periods[period], day) }
    case .byDate:
      return asked.value(row * hazardCount + hazard, day) { ask(row, hazard, day) }
    }
  }

  private func count(_ period: DueRule, _ day: Int64) -> Int64 {
    if isPlain, case .days(let count) = period {
      let (end, isTooFar) = day.addingReportingOverflow(Int64(count))
      let isDate = !isTooFar && CalendarDate(daysSinceEpoch: Int(end)) != nil
      return isDate ? end : Self.unknown
    }
    guard let date = CalendarDate(daysSinceEpoch: Int(day)) else { return Self.unknown }
    let due = try? DueCounting.due(
      period, from: .date(date), calendar: program.program.calendar, explained: false)
    guard let due, due.time == nil else { return Self.unknown }
    return Int64(due.date.daysSinceEpoch)
  }

  /// Works out the period of a row and a hazard, which no inspection changes.
  private func settle(_ row: Int, _ hazard: Int, _ day: Int64) -> Int {
    guard let date = CalendarDate(daysSinceEpoch: Int(day)) else { return Self.open }
    let place = place(
      of: program.program.deadlines?.due[row], run(hazard, date),
      program.program.hazards[hazard].id)
    unsafe periodOf[row * hazardCount + hazard] = place
    return place
  }

  /// The place of a period with its numbers worked out.
  private func place(of due: DueExpression?, _ run: consuming StageRun, _ rule: String) -> Int {
    var run = consume run
    let period = due.flatMap { run.counted($0, of: rule) }
    guard let period, run.situation.problems.isEmpty, run.situation.gaps.gaps.isEmpty else {
      return Self.open
    }
    if let known = periods.firstIndex(of: period) { return known }
    periods.append(period)
    return periods.count - 1
  }

  /// A due date that has to be worked out for this date.
  private func ask(_ row: Int, _ hazard: Int, _ day: Int64) -> Int64 {
    guard let deadlines = program.program.deadlines,
      let date = CalendarDate(daysSinceEpoch: Int(day))
    else { return Self.unknown }
    var run = self.run(hazard, date)
    let due = run.due(
      deadlines.due[row], from: deadlines.from[row], of: program.program.hazards[hazard].id)
    guard run.situation.problems.isEmpty, run.situation.gaps.gaps.isEmpty, let due else {
      return Self.unknown
    }
    if let day = CalendarDate(due.text) { return Int64(day.daysSinceEpoch) }
    return place(ofTime: Array(due.text.utf8))
  }

  /// The number that stands for a time of a day.
  private func place(ofTime text: [UInt8]) -> Int64 {
    if let known = timePlaces[text] { return Self.firstTime + Int64(known) }
    guard times.count < Self.mostTimes else { return Self.unknown }
    times.append(text)
    timePlaces[text] = times.count - 1
    return Self.firstTime + Int64(times.count - 1)
  }

  /// Whether the due date of a measure can be told, so that it makes no gap and no problem.
  func isKnown(measure: Int, day: Int64) -> Bool {
    switch program.measures.dues[measure] {
    case .none: return true
    case .facts, .byHazard: return false
    case .byDate:
      return measures.value(measureKeys[measure], day) { canTell(measure, day) ? 1 : 0 } == 1
    case .fixed:
      var period = measurePeriods[measure]
      if period == Self.unsettled { period = settle(measure: measure, day) }
      guard period >= 0 else { return false }
      return counted.value(period, day) { count(periods[period], day) } != Self.unknown
    }
  }

  /// The same as `settle`, of a measure.
  private func settle(measure: Int, _ day: Int64) -> Int {
    guard let date = CalendarDate(daysSinceEpoch: Int(day)) else { return Self.open }
    let rule = program.program.measures[measure]
    let place = place(of: rule.due, StageRun(situation: situation(date)), rule.id)
    measurePeriods[measure] = place
    return place
  }

  private func canTell(_ measure: Int, _ day: Int64) -> Bool {
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
