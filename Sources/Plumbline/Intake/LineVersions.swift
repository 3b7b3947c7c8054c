import FEEL

/// The forms of the programs of a policy, by checklist and date, each made when it is first needed.
struct LineVersions {
  /// The places of `InspectionReader.keys`.
  static let (id, checklist, date, answers, history, extra) = (0, 1, 2, 3, 4, 5)

  /// The days on which a version is in force, both included, since 1970-01-01.
  private struct Days: BitwiseCopyable {
    let first: Int64
    let last: Int64
  }

  private let batches: BatchSet
  private let memory = LineMemory()
  private let ids: [String]
  private let keys: KeyTable
  /// By checklist, the place of its first version; then that behind the last one.
  private let firsts: PlainRow<Int>
  /// Of all versions, checklist by checklist.
  private let days: PlainRow<Days>
  private var forms: [LineForm?]
  private var isMade: [Bool]

  init(_ batches: BatchSet) {
    self.batches = batches
    let programs = batches.policy.policy.programs
    ids = programs.keys.sorted()
    keys = KeyTable(ids, in: memory)
    var firsts = [0]
    var days: [Days] = []
    for id in ids {
      days += (programs[id] ?? []).map { program in
        Days(
          first: program.dates.from.map { Int64($0.daysSinceEpoch) } ?? .min,
          last: program.dates.until.map { Int64($0.daysSinceEpoch) } ?? .max)
      }
      firsts.append(days.count)
    }
    self.firsts = memory.row(firsts)
    self.days = memory.row(days)
    forms = Array(repeating: nil, count: days.count)
    isMade = Array(repeating: false, count: days.count)
  }

  /// The form of a checklist's records on a day; null where the scanner reads none.
  mutating func form(_ checklist: ByteText, _ day: Int64) -> LineForm? {
    guard let place = keys.place(of: checklist) else { return nil }
    for version in firsts[place]..<firsts[place + 1]
    where days[version].first <= day && day <= days[version].last {
      if let form = forms[version] { return form }
      if !isMade[version] { make(place, version) }
      return forms[version]
    }
    return nil
  }

  private mutating func make(_ place: Int, _ version: Int) {
    isMade[version] = true
    // Where a rule has no fast form every inspection is evaluated by itself, and read for that.
    guard let batch = batches.place(ids[place], version: version - firsts[place]),
      batches.batches[batch].program.slow.isEmpty
    else { return }
    forms[version] = LineForm(batches.batches[batch], at: batch, policy: batches.policy.policy)
  }
}
