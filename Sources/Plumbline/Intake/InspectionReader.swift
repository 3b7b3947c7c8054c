import FEEL

/// Reads inspections into the form in which a program takes them.
package struct InspectionReader {
  /// What became of one record.
  package enum Result: Sendable {
    case inspection(Inspection, Program)
    /// The record cannot be evaluated; its header is what could be read of it.
    case rejected(InspectionHeader, [Problem])
  }

  /// Keys that every inspection may have beside its records.
  static let keys = ["id", "checklist", "date", "answers", "history", "extra"]

  static let historyKeys = ["on", "path", "grade", "due", "closed"]

  private let policy: Policy
  /// Whether `unstated` is known, and `id` may be missing: in cases only.
  private let isCase: Bool
  private var reader: RecordReader

  private init(_ policy: Policy, isJSON: Bool, isCase: Bool) {
    self.policy = policy
    self.isCase = isCase
    reader = RecordReader(isJSON: isJSON)
  }

  /// Reads one record.
  package static func read(
    _ node: Node, policy: Policy, isJSON: Bool, isCase: Bool = false
  ) -> Result {
    var reader = InspectionReader(policy, isJSON: isJSON, isCase: isCase)
    return reader.read(node)
  }

  private mutating func read(_ node: Node) -> Result {
    guard let entries = reader.mapping(node, JSONPath.root) else {
      return rejected(InspectionHeader(id: "", checklist: "", date: nil, subject: nil))
    }
    let fields = Fields(entries)
    let id = requiredText("id", in: fields, unless: isCase)
    let checklist = requiredText("checklist", in: fields)
    let date = required("date", in: fields) { $0.date($1, $2()) }
    let header = InspectionHeader(id: id, checklist: checklist, date: date, subject: nil)
    let versions = versions(of: checklist)
    guard let date, let versions, let program = program(among: versions, checklist, date) else {
      return rejected(header)
    }
    for name in program.missingParameters {
      reader.report(.missingParameter(name, date, at: "$.date"))
    }
    refuseUnknownKeys(entries, program)
    return read(fields, header, date, program)
  }

  /// Reads what only a program can tell.
  private mutating func read(
    _ fields: Fields, _ known: InspectionHeader, _ date: CalendarDate, _ program: Program
  ) -> Result {
    let records = program.records.map { record($0, fields, known) }
    let header = InspectionHeader(
      id: known.id, checklist: known.checklist, date: date, subject: subject(of: records, program))
    let unstated = isCase ? readUnstated(fields["unstated"]) : nil
    let answers = readAnswers(fields["answers"], program, unstated: unstated)
    let history = readHistory(fields["history"], date, program)
    guard reader.problems.isEmpty else { return rejected(header) }
    let inspection = Inspection(
      header: header, date: date, records: records, answers: answers, history: history,
      isCompleted: unstated != nil)
    return .inspection(inspection, program)
  }

  private func rejected(_ header: InspectionHeader) -> Result {
    .rejected(header, reader.problems)
  }

  private mutating func required<Value>(
    _ key: String, in fields: Fields, unless optional: Bool = false,
    _ read: (inout RecordReader, Node, @autoclosure () -> String) -> Value?
  ) -> Value? {
    if let node = fields[key] {
      return read(&reader, node, JSONPath.member(JSONPath.root, key))
    }
    if !optional { reader.report(.missing(at: JSONPath.member(JSONPath.root, key))) }
    return nil
  }

  /// A text that must be there; blanks alone are none, and nothing stands in its place.
  private mutating func requiredText(
    _ key: String, in fields: Fields, unless optional: Bool = false
  ) -> String {
    let text = required(key, in: fields, unless: optional) { $0.string($1, $2()) }
    guard let text else { return "" }
    if text.contains(where: { !$0.isWhitespace }) { return text }
    reader.report(.blank(at: JSONPath.member(JSONPath.root, key)))
    return ""
  }

  /// The versions of a checklist; that there is none such is told whatever the date is.
  private mutating func versions(of checklist: String) -> [Program]? {
    if let versions = policy.programs[checklist] { return versions }
    guard !checklist.isEmpty else { return nil }
    let titled = policy.programs.filter { $0.value.contains { $0.title == checklist } }.keys.min()
    let nearest = titled ?? NearestName.nearest(to: checklist, among: policy.programs.keys)
    reader.report(.unknownChecklist(checklist, at: "$.checklist", nearest: nearest))
    return nil
  }

  private mutating func program(
    among versions: [Program], _ checklist: String, _ date: CalendarDate
  ) -> Program? {
    if let program = versions.first(where: { $0.dates.contains(date) }) { return program }
    reader.report(.noVersion(checklist, date, at: "$.date"))
    return nil
  }

  private mutating func refuseUnknownKeys(_ entries: [Node.Entry], _ program: Program) {
    let known = Self.keys + program.records.map(\.name) + (isCase ? ["unstated"] : [])
    reader.refuse(others: known, in: entries, JSONPath.root)
  }

  private func subject(of records: [Context], _ program: Program) -> String? {
    guard let place = program.records.firstIndex(where: { $0.name == program.subject }),
      case .string(let id)? = records[place]["id"]
    else { return nil }
    return id
  }

  private mutating func readUnstated(_ node: Node?) -> ItemState? {
    guard let node, !node.isNull, let text = reader.string(node, "$.unstated") else { return nil }
    if let state = StateWords.state(text) { return state }
    reader.report(.unknownState(text, at: "$.unstated", words: StateWords.all))
    return nil
  }
}

// MARK: Facts

extension InspectionReader {
  private mutating func record(
    _ record: RecordProgram, _ fields: Fields, _ header: InspectionHeader
  ) -> Context {
    let isKnown: Bool
    var given = Fields([])
    if let node = fields[record.name] {
      let entries = reader.mapping(node, JSONPath.member(JSONPath.root, record.name))
      given = reader.fields(
        of: entries ?? [], JSONPath.member(JSONPath.root, record.name), among: record.fieldNames)
      isKnown = entries != nil
    } else {
      isKnown = !reportMissing(record)
    }
    var values: [Value] = record.name == "inspection" ? Self.inherent(header) : []
    values.reserveCapacity(values.count + record.fields.count)
    for place in record.fields.indices {
      values.append(value(of: record.fields[place], in: given, of: record, isKnown: isKnown))
    }
    return Context(keys: record.keys, values: values)
  }

  /// What rules may ask of every inspection, in the order of `Vocabulary.inherent`.
  private static func inherent(_ header: InspectionHeader) -> [Value] {
    [
      .string(header.id), header.date.map(Value.date) ?? Value.none, .string(header.checklist),
    ]
  }

  /// Reports a record that is not there at all; returns whether that is a problem.
  private mutating func reportMissing(_ record: RecordProgram) -> Bool {
    let required = record.fields.filter { !$0.type.isOptional }.map(\.name)
    if required.isEmpty { return false }
    let path = JSONPath.member(JSONPath.root, record.name)
    reader.report(.missingRecord(record.name, fields: required, at: path))
    return true
  }

  /// - Parameter isKnown: Whether the record is there, so that each field that is not is a problem.
  private mutating func value(
    of field: FieldProgram, in given: Fields, of record: RecordProgram, isKnown: Bool
  ) -> Value {
    func place() -> String {
      JSONPath.member(JSONPath.member(JSONPath.root, record.name), field.name)
    }
    guard let node = given[field.name] else {
      if isKnown, !field.type.isOptional { reader.report(.missing(at: place())) }
      return .null(Absence([.missing(path: "\(record.name).\(field.name)")]))
    }
    return reader.value(node, of: field.type, within: (field.range, field.rangeText), place())
      ?? .none
  }
}

// MARK: History

extension InspectionReader {
  private mutating func readHistory(
    _ node: Node?, _ date: CalendarDate, _ program: Program
  ) -> [PastHazard] {
    guard let node, !node.isNull, let elements = reader.sequence(node, "$.history") else {
      return []
    }
    var history: [PastHazard] = []
    for (index, element) in elements.enumerated() where !reader.isFull {
      let past = pastHazard(element, "$.history[\(index)]", before: date, program)
      if let past { history.append(past) }
    }
    return history
  }

  private mutating func pastHazard(
    _ node: Node, _ path: @autoclosure () -> String, before date: CalendarDate, _ program: Program
  ) -> PastHazard? {
    guard let entries = reader.mapping(node, path()) else { return nil }
    let fields = reader.fields(of: entries, path(), among: Self.historyKeys)
    for key in ["on", "path", "grade"] where fields[key] == nil {
      reader.report(.missing(at: "\(path()).\(key)"))
    }
    let on = fields["on"].flatMap { reader.date($0, "\(path()).on") }
    let item = fields["path"].flatMap { pathNow($0, "\(path()).path", program) }
    let grade = fields["grade"].flatMap { self.grade($0, "\(path()).grade", program) }
    let due = fields["due"].flatMap { reader.date($0, "\(path()).due") }
    let closed = fields["closed"].flatMap { reader.date($0, "\(path()).closed") }
    if let on, on >= date { reader.report(.historyNotBefore(date, at: "\(path()).on")) }
    if let on, let closed, closed < on {
      reader.report(.closedBeforeFound(closed, on, at: "\(path()).closed"))
    }
    guard let on, let item, let grade else { return nil }
    return PastHazard(on: on, path: item, grade: grade, due: due, closed: closed)
  }

  /// The path that an item has now, by that of its day.
  private mutating func pathNow(_ node: Node, _ path: @autoclosure () -> String, _ program: Program)
    -> String?
  {
    guard let item = reader.string(node, path()) else { return nil }
    // While an older version is in force, its items still have the paths that later ones gave up.
    if program.itemPlaces[item] != nil { return item }
    if let known = policy.knownPaths[item] { return known }
    let nearest = program.path(meantBy: item, among: policy.knownPaths.keys)
    reader.report(.unknownPath(item, at: path(), nearest: nearest))
    return nil
  }

  private mutating func grade(_ node: Node, _ path: @autoclosure () -> String, _ program: Program)
    -> EnumerationWord?
  {
    guard let type = program.words.grade,
      case .word(let word)? = reader.value(node, of: .enumeration(type), path())
    else { return nil }
    return word
  }
}

// MARK: Answers

extension InspectionReader {
  private mutating func readAnswers(
    _ node: Node?, _ program: Program, unstated: ItemState?
  ) -> [Answer] {
    let unnamed = unstated.map { Answer(given: .unstated($0)) } ?? .none
    var answers = Array(repeating: unnamed, count: program.items.count)
    guard let node, !node.isNull, let entries = reader.mapping(node, "$.answers") else {
      return answers
    }
    // By place: to walk the entries is to copy them.
    for place in entries.indices where !reader.isFull {
      let key = entries[place].key
      guard let index = program.itemPlaces[key] else {
        reader.report(noItem(entries[place], at: JSONPath.member("$.answers", key), program))
        continue
      }
      answers[index] = AnswerReader.read(
        entries[place].value, program.items[index], JSONPath.member("$.answers", key), &reader)
    }
    return answers
  }

  /// What is wrong with an entry that is no item's: its name, or that it nests answers.
  private func noItem(_ entry: Node.Entry, at path: String, _ program: Program) -> Problem {
    if case .mapping(let nested) = entry.value.content,
      let item = itemMeant(by: nested.map(\.key), under: entry.key, program)
    {
      return .nestedAnswers(item, at: path)
    }
    let nearest = program.path(meantBy: entry.key, among: program.itemPlaces.keys)
    return .unknownItem(entry.key, at: path, nearest: nearest)
  }

  /// The path of an item that stands nested under its section.
  private func itemMeant(
    by names: [String], under section: String, _ program: Program
  ) -> String? {
    let start = section + "."
    let known = program.itemPlaces.keys.filter { $0.hasPrefix(start) }
      .map { String($0.dropFirst(start.count)) }
    let name =
      names.first(where: known.contains)
      ?? names.first.flatMap { NearestName.nearest(to: $0, among: known) }
    return name.map { start + $0 }
  }
}

extension Program {
  /// The path of the item that was meant: by its question, by its name without the section, or by
  /// a path that is misspelt; null where none is near, or several are.
  fileprivate func path(
    meantBy name: String, among paths: some Collection<String>
  ) -> String? {
    let questions = items.filter { $0.title == name }.map(\.path)
    let named = paths.filter { $0.hasSuffix("." + name) }
    let exact = questions.isEmpty ? named : questions
    guard exact.isEmpty else { return exact.count == 1 ? exact.first : nil }
    return NearestName.nearest(to: name, among: paths)
  }
}
