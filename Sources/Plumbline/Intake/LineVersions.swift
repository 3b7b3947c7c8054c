import FEEL

/// The forms of the programs of a policy, by checklist and date, each made when it is first needed.
struct LineVersions {
  /// The places of `InspectionReader.keys`.
  static let (id, checklist, date, answers, history, extra) = (0, 1, 2, 3, 4, 5)

  private struct Version {
    /// The days on which it is in force, both included, since 1970-01-01.
    let first: Int64
    let last: Int64
    var form: LineForm?
    var isMade = false
  }

  private let batches: BatchSet
  private let ids: [String]
  private let keys: KeyTable
  private var versions: [[Version]]

  init(_ batches: BatchSet) {
    self.batches = batches
    let programs = batches.policy.policy.programs
    ids = programs.keys.sorted()
    keys = KeyTable(ids)
    versions = ids.map { id in
      (programs[id] ?? []).map { program in
        Version(
          first: program.dates.from.map { Int64($0.daysSinceEpoch) } ?? .min,
          last: program.dates.until.map { Int64($0.daysSinceEpoch) } ?? .max)
      }
    }
  }

  /// The form of a checklist's records on a day; null where the scanner reads none.
  mutating func form(_ checklist: ByteText, _ day: Int64, _ line: ByteCursor) -> LineForm? {
    guard let place = keys.place(of: checklist, line),
      let version = versions[place].firstIndex(where: { $0.first <= day && day <= $0.last })
    else { return nil }
    if !versions[place][version].isMade { make(place, version) }
    return versions[place][version].form
  }

  private mutating func make(_ place: Int, _ version: Int) {
    versions[place][version].isMade = true
    // Where a rule has no fast form every inspection is evaluated by itself, and read for that.
    guard let batch = batches.place(ids[place], version: version),
      batches.batches[batch].program.slow.isEmpty
    else { return }
    versions[place][version].form = LineForm(
      batches.batches[batch], at: batch, policy: batches.policy.policy)
  }
}
