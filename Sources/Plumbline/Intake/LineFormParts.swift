import FEEL

/// Makes the parts of the form of a program, with the tables that they share.
struct LineFormParts {
  let program: BatchProgram
  private let memory: LineMemory
  /// The kinds of evidence that fails need, but for notes.
  let kinds: [String]
  private(set) var tables: [LineForm.WordTable] = []
  private(set) var ranges: [LineForm.Range] = []
  private(set) var types: [StaticType] = []

  init(_ program: BatchProgram, in memory: LineMemory) {
    self.program = program
    self.memory = memory
    let all = program.program.items.flatMap(\.evidenceOnFail).filter { $0 != "note" }
    kinds = Set(all).sorted()
  }

  /// The place of the text by which a record names its subject.
  var subject: (record: Int, field: Int)? {
    let records = program.program.records
    guard let record = records.firstIndex(where: { $0.name == program.program.subject }),
      let field = records[record].fields.firstIndex(where: { $0.name == "id" }),
      records[record].fields[field].type.unwrapped == .string
    else { return nil }
    return (record, field)
  }

  /// The sets of items that a batch has.
  var sets: [LineForm.SetForm] {
    ItemWords.Kind.allCases.compactMap { kind in
      program.layout.register(kind).map { LineForm.SetForm(kind: kind, register: $0) }
    }
  }

  mutating func record(_ record: Int) -> LineForm.RecordForm {
    let fields = program.program.records[record].fields
    var required: UInt64 = 0
    for (place, field) in fields.enumerated() where !field.type.isOptional {
      required |= 1 << UInt64(place)
    }
    let values = fields.enumerated().map { place, field in
      value(field.type, field.range, program.layout.fields[record][place])
    }
    return LineForm.RecordForm(
      keys: KeyTable(fields.map(\.name), in: memory), fields: memory.row(values),
      required: required)
  }

  mutating func item(_ place: Int) -> LineForm.ItemForm {
    let item = program.program.items[place]
    var evidence: UInt64 = 0
    for kind in item.evidenceOnFail {
      evidence |= kinds.firstIndex(of: kind).map { 1 << UInt64($0) } ?? LineForm.note
    }
    return LineForm.ItemForm(
      isCompliance: item.answer.isCompliance,
      value: answer(item.answer, program.layout.answers[place]),
      bareStates: bareStates(item), mayValueFail: item.pass != nil,
      isNotApplicableAllowed: item.notApplicableAllowed,
      isReasonRequired: item.reasonRequired, evidence: evidence)
  }

  private func bareStates(_ item: ItemProgram) -> UInt8 {
    var kinds: [ItemWords.Kind] = [.notChecked]
    if item.answer.isCompliance { kinds += [.pass, .fail] }
    if item.notApplicableAllowed, !item.reasonRequired { kinds.append(.notApplicable) }
    return kinds.reduce(0) { $0 | 1 << UInt8($1.rawValue) }
  }

  private mutating func answer(
    _ answer: AnswerForm, _ place: BatchLayout.Place?
  ) -> LineForm.ValueForm {
    switch answer {
    case .compliance: return value(.boolean, nil, nil)
    case .value(let type, let range, _): return value(type, range, place)
    case .choice(let values):
      let texts = program.columns.texts
      return choice(.word, values, place) { texts.code(of: $0) }
    case .multipleChoice(let values):
      return choice(.words, values, place) { values.firstIndex(of: $0).map(Int64.init) ?? 0 }
    }
  }

  private mutating func choice(
    _ kind: LineForm.ValueForm.Kind, _ values: [String], _ place: BatchLayout.Place?,
    code: (String) -> Int64
  ) -> LineForm.ValueForm {
    let keys = KeyTable(values, in: memory)
    tables.append(LineForm.WordTable(keys: keys, codes: memory.row(values.map(code))))
    return LineForm.ValueForm(
      kind: kind, register: place.map { LineForm.ValueForm.Register($0) }, scale: 0,
      table: tables.count - 1, range: -1)
  }

  private mutating func value(
    _ type: StaticType, _ tests: CheckedTests?, _ place: BatchLayout.Place?
  ) -> LineForm.ValueForm {
    let form = ColumnForm(type)
    var table = -1
    if case .enumeration(let words) = type.unwrapped {
      table = tables.count
      tables.append(self.words(of: words))
    }
    var range = -1
    if let tests, !tests.passesAll {
      range = ranges.count
      let codes = form.flatMap { CodeSet(passing: tests, as: $0) }
      ranges.append(LineForm.Range(codes: codes, form: form, tests: tests))
    }
    let kind = LineForm.ValueForm.Kind(type)
    if kind == .other {
      table = types.count
      types.append(type)
    }
    var scale = 0
    if case .number(let digits)? = form { scale = digits }
    return LineForm.ValueForm(
      kind: kind, register: place.map { LineForm.ValueForm.Register($0) }, scale: scale,
      table: table, range: range)
  }

  /// The words of an enumeration; one that is equal to an earlier word stands for that.
  func words(of type: EnumerationType) -> LineForm.WordTable {
    let codes = type.values.map { Int64(type.word($0)?.index ?? 0) }
    return LineForm.WordTable(
      keys: KeyTable(type.values, in: memory), codes: memory.row(codes))
  }

  func pastPath(_ path: String) -> LineForm.PastPath {
    LineForm.PastPath(
      row: program.hazardRows[path].map(Int32.init) ?? -1,
      code: program.columns.texts.code(of: path))
  }
}

extension BatchLayout {
  /// The first word of a set of items; null for a set that has none.
  fileprivate func register(_ kind: ItemWords.Kind) -> Int? {
    switch kind {
    case .pass: set(.pass)
    case .fail: set(.fail)
    case .notApplicable: set(.notApplicable)
    case .notChecked: set(.notChecked)
    case .valued: valued
    case .evidenced: evidenced
    case .counted: counted
    case .named: nil
    }
  }
}

extension LineForm.ValueForm.Register {
  fileprivate init(_ place: BatchLayout.Place) {
    switch place {
    case .number(let register, _): self = .number(register)
    case .truth(let truth): self = .truth(truth)
    case .given(let truth): self = .given(truth)
    }
  }
}

extension LineForm.ValueForm.Kind {
  fileprivate init(_ type: StaticType) {
    switch type.unwrapped {
    case .integer: self = .integer
    case .number: self = .number
    case .boolean: self = .truth
    case .string: self = .text
    case .enumeration: self = .word
    case .date: self = .date
    default: self = .other
    }
  }
}
