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
    let fields = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
    let id = required("id", in: fields, unless: isCase) { $0.string($1, $2) } ?? ""
    let checklist = required("checklist", in: fields) { $0.string($1, $2) } ?? ""
    let date = required("date", in: fields) { $0.date($1, $2) }
    var header = InspectionHeader(id: id, checklist: checklist, date: date, subject: nil)
    guard let date, let program = program(checklist, date) else { return rejected(header) }
    for name in program.missingParameters {
      reader.report(.missingParameter(name, date, at: "$.date"))
    }
    refuseUnknownKeys(entries, program)
    let records = program.records.map { record($0, fields, header) }
    header = InspectionHeader(
      id: id, checklist: checklist, date: date, subject: subject(of: records, program))
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
    _ key: String, in fields: [String: Node], unless optional: Bool = false,
    _ read: (inout RecordReader, Node, String) -> Value?
  ) -> Value? {
    let path = JSONPath.member(JSONPath.root, key)
    if let node = fields[key], !node.isNull { return read(&reader, node, path) }
    if !optional { reader.report(.missing(at: path)) }
    return nil
  }

  private mutating func program(_ checklist: String, _ date: CalendarDate) -> Program? {
    let path = "$.checklist"
    guard let versions = policy.programs[checklist] else {
      guard !checklist.isEmpty else { return nil }
      let nearest = NearestName.nearest(to: checklist, among: policy.programs.keys)
      reader.report(.unknownChecklist(checklist, at: path, nearest: nearest))
      return nil
    }
    if let program = versions.first(where: { $0.dates.contains(date) }) { return program }
    reader.report(.noVersion(checklist, date, at: "$.date"))
    return nil
  }

  private mutating func refuseUnknownKeys(_ entries: [Node.Entry], _ program: Program) {
    let known = Self.keys + program.records.map(\.name) + (isCase ? ["unstated"] : [])
    for entry in entries where !known.contains(entry.key) && !reader.isFull {
      let nearest = NearestName.nearest(to: entry.key, among: known)
      reader.report(.unknownKey(at: JSONPath.member(JSONPath.root, entry.key), nearest: nearest))
    }
  }

  private func subject(of records: [Context], _ program: Program) -> String? {
    guard let place = program.records.firstIndex(where: { $0.name == program.subject }),
      case .string(let id)? = records[place]["id"]
    else { return nil }
    return id
  }

  private mutating func readUnstated(_ node: Node?) -> ItemState? {
    guard let node, let text = reader.string(node, "$.unstated") else { return nil }
    if let state = StateWords.state(text) { return state }
    reader.report(
      .unknownWord(text, at: "$.unstated", values: ["pass", "not_checked"], nearest: nil))
    return nil
  }
}

// MARK: Facts

extension InspectionReader {
  private mutating func record(
    _ record: RecordProgram, _ fields: [String: Node], _ header: InspectionHeader
  ) -> Context {
    let path = JSONPath.member(JSONPath.root, record.name)
    var context = Context()
    if record.name == "inspection" {
      context["id"] = .string(header.id)
      context["date"] = header.date.map(Value.date) ?? Value.none
      context["checklist"] = .string(header.checklist)
    }
    var given: [String: Node] = [:]
    if let node = fields[record.name], !node.isNull, let entries = reader.mapping(node, path) {
      let known = record.fields.map(\.name)
      for entry in entries {
        given[entry.key] = entry.value
        guard !known.contains(entry.key), !reader.isFull else { continue }
        let nearest = NearestName.nearest(to: entry.key, among: known)
        reader.report(.unknownKey(at: JSONPath.member(path, entry.key), nearest: nearest))
      }
    }
    for field in record.fields {
      context[field.name] = value(of: field, given[field.name], record.name, path)
    }
    return context
  }

  private mutating func value(
    of field: FieldProgram, _ node: Node?, _ record: String, _ path: String
  ) -> Value {
    let place = JSONPath.member(path, field.name)
    guard let node, !node.isNull else {
      if !field.type.isOptional { reader.report(.missing(at: place)) }
      return .null(Absence([.missing(path: "\(record).\(field.name)")]))
    }
    guard let value = reader.value(node, of: field.type, place) else { return .none }
    if let range = field.range, !ReferenceEvaluator.passes(value, range, []).isTrue {
      reader.report(.outOfRange(value.feelText, at: place, range: field.rangeText ?? ""))
    }
    return value
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
      let path = "$.history[\(index)]"
      if let past = pastHazard(element, path, before: date, program) { history.append(past) }
    }
    return history
  }

  private mutating func pastHazard(
    _ node: Node, _ path: String, before date: CalendarDate, _ program: Program
  ) -> PastHazard? {
    guard let entries = reader.mapping(node, path) else { return nil }
    let fields = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
    let known = ["on", "path", "grade", "due", "closed"]
    for entry in entries where !known.contains(entry.key) {
      let nearest = NearestName.nearest(to: entry.key, among: known)
      reader.report(.unknownKey(at: JSONPath.member(path, entry.key), nearest: nearest))
    }
    for key in ["on", "path", "grade"] where fields[key] == nil {
      reader.report(.missing(at: "\(path).\(key)"))
    }
    let on = fields["on"].flatMap { reader.date($0, "\(path).on") }
    let item = fields["path"].flatMap { reader.string($0, "\(path).path") }
    let grade = fields["grade"].flatMap { self.grade($0, "\(path).grade", program) }
    let due = fields["due"].flatMap { $0.isNull ? nil : reader.date($0, "\(path).due") }
    let closed = fields["closed"].flatMap { $0.isNull ? nil : reader.date($0, "\(path).closed") }
    guard let on, let item, let grade else { return nil }
    // While an older version is in force, its items still have the paths that later ones gave up.
    let own = program.itemPlaces[item] == nil ? nil : item
    guard let canonical = own ?? policy.knownPaths[item] else {
      let nearest = NearestName.nearest(to: item, among: policy.knownPaths.keys)
      reader.report(.unknownPath(item, at: "\(path).path", nearest: nearest))
      return nil
    }
    if on >= date { reader.report(.historyNotBefore(date, at: "\(path).on")) }
    return PastHazard(on: on, path: canonical, grade: grade, due: due, closed: closed)
  }

  private mutating func grade(_ node: Node, _ path: String, _ program: Program) -> EnumerationWord?
  {
    guard let type = program.words.grade,
      case .word(let word)? = reader.value(node, of: .enumeration(type), path)
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
    for entry in entries where !reader.isFull {
      let path = JSONPath.member("$.answers", entry.key)
      guard let index = program.itemPlaces[entry.key] else {
        let nearest = NearestName.nearest(to: entry.key, among: program.itemPlaces.keys)
        reader.report(.unknownItem(entry.key, at: path, nearest: nearest))
        continue
      }
      answers[index] = AnswerReader.read(entry.value, program.items[index], path, &reader)
    }
    return answers
  }
}
