import Columns
import FEEL

/// What only the date decides: worked out by the reference evaluator once for each date.
final class DateColumns {
  private struct Entry {
    /// By dated value; null where it is missing.
    let codes: [Int64?]
    /// Whether everything could be worked out, and the calendar knows what rules ask of it.
    let isSound: Bool
  }

  private let program: BatchProgram
  private var entries: [Entry] = []
  private var places: [Int64: Int] = [:]
  /// By generation of entries and day, the place of the entry.
  private let recent = DaySlots(bits: 12, keys: 1)
  private var generation = 0
  private static let mostEntries = 100_000

  init(_ program: BatchProgram) {
    self.program = program
  }

  private var isNeeded: Bool {
    !program.layout.dated.isEmpty || program.program.readsKeyPeriods
  }

  /// Fills the columns of all lanes; where only `Evaluator` can say what holds, a lane gets a fault.
  func fill(_ frame: ColumnView) {
    guard isNeeded else { return }
    if entries.count >= Self.mostEntries {
      entries.removeAll()
      places.removeAll()
      generation += 1
    }
    let days = unsafe frame.number(program.layout.date)
    let generation = generation
    for lane in 0..<frame.lanes {
      let day = unsafe days[lane]
      let place = recent.value(generation, day) { Int64(self.place(of: day)) }
      fill(frame, lane, entries[Int(place)])
    }
  }

  private func fill(_ frame: ColumnView, _ lane: Int, _ entry: Entry) {
    if !entry.isSound { frame.fault(lane) }
    for (value, code) in zip(program.layout.dated, entry.codes) {
      guard let code else { continue }
      switch value.place {
      case .number(let register, _): frame.setNumber(register, at: lane, code)
      case .truth(let truth): frame.setTruth(truth, at: lane, code != 0)
      case .given: break
      }
    }
  }

  /// The place of a day's entry.
  private func place(of day: Int64) -> Int {
    if let known = places[day] { return known }
    entries.append(makeEntry(of: day))
    places[day] = entries.count - 1
    return entries.count - 1
  }

  private func makeEntry(of day: Int64) -> Entry {
    guard let date = CalendarDate(daysSinceEpoch: Int(day)) else {
      return Entry(codes: [], isSound: false)
    }
    var situation = Situation(
      program.program, .dated(date, of: program.program), traced: false)
    situation.settleFacts()
    var isSound = situation.problems.isEmpty
    let codes = program.layout.dated.map { dated -> Int64? in
      let value = situation.variables.value(dated.expression, beneath: dated.depth)
      if value.isNull { return nil }
      let code: Int64?
      switch dated.place {
      case .number(_, let form): code = form.code(of: value, program.columns.texts)
      case .truth: if case .boolean(let holds) = value { code = holds ? 1 : 0 } else { code = nil }
      case .given: code = nil
      }
      if code == nil { isSound = false }
      return code
    }
    return Entry(codes: codes, isSound: isSound)
  }
}

extension Inspection {
  /// An inspection of which nothing is known but its date.
  static func dated(_ date: CalendarDate, of program: Program) -> Inspection {
    let records = program.records.map { record in
      record.name == "inspection" ? Context([("date", .date(date))]) : Context()
    }
    return Inspection(
      header: InspectionHeader(id: "", checklist: program.checklist, date: date, subject: nil),
      date: date, records: records, answers: Array(repeating: .none, count: program.items.count),
      history: [],
      isCompleted: false)
  }
}
