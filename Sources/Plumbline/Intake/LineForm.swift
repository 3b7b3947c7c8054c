import FEEL

/// What a record of one program may hold, and where each part of it goes in a batch.
///
/// Everything that `InspectionReader` asks a program for is laid out here once, by place, so that a
/// scanner needs no text and no dictionary.
final class LineForm {
  /// What a value may be, and where it goes.
  struct ValueForm: BitwiseCopyable {
    enum Kind: BitwiseCopyable {
      case integer
      case number
      case truth
      /// Any text.
      case text
      /// A text of a table: a word of an enumeration, or a choice.
      case word
      /// Several texts of a table, each once.
      case words
      case date
      /// A type that `RecordReader` reads.
      case other
    }

    /// The register of a frame that takes it.
    enum Register: BitwiseCopyable {
      case number(Int)
      case truth(Int)
      /// A truth that says whether the value is there.
      case given(Int)
    }

    let kind: Kind
    /// Null where no rule asks.
    let register: Register?
    /// Of numbers: how many digits behind the point a column holds.
    let scale: Int
    /// For words the place of the table, for other types that of the type; else not used.
    let table: Int
    /// The place of the range; negative: every value of the type is accepted.
    let range: Int
  }

  /// Which values are accepted.
  struct Range {
    /// The numbers of columns that are; null where they do not tell.
    let codes: CodeSet?
    /// What the numbers stand for; null for a type without numbers.
    let form: ColumnForm?
    let tests: CheckedTests
  }

  /// Numbers of a range, both ends included; there may be more of them. None where the low end is the
  /// higher one.
  struct UsualRange: BitwiseCopyable {
    let low: Int64
    let high: Int64

    init(_ range: Range) {
      let first = range.codes?.intervals.first
      (low, high) = (first?.low ?? 1, first?.high ?? 0)
    }
  }

  /// Texts that are accepted, with the numbers that stand for them.
  struct WordTable: BitwiseCopyable {
    let keys: KeyTable
    let codes: PlainRow<Int64>
  }

  struct RecordForm: BitwiseCopyable {
    let keys: KeyTable
    let fields: PlainRow<ValueForm>
    /// A bit for each field that must be there.
    let required: UInt64
  }

  struct ItemForm: BitwiseCopyable {
    let isCompliance: Bool
    /// Of a value; not asked for where `isCompliance`.
    let value: ValueForm
    /// A bit for each state that may be stated alone, by the place of its set.
    let bareStates: UInt8
    let mayValueFail: Bool
    let isNotApplicableAllowed: Bool
    let isReasonRequired: Bool
    /// The evidence that a fail needs: a bit for each kind.
    let evidence: UInt64
  }

  /// A path that a past hazard may have.
  struct PastPath: BitwiseCopyable {
    /// Its place in `Program.hazards`; −1 where it can be none of them today.
    let row: Int32
    /// Its code among the texts of the program.
    let code: Int64
  }

  /// A set of items of a batch.
  struct SetForm: BitwiseCopyable {
    let kind: ItemWords.Kind
    let register: Int
  }

  /// The bit of a note among kinds of evidence.
  static let note: UInt64 = 1 << 63

  /// Where the tables and the plain values of the form lie.
  private let memory = LineMemory()
  let batch: InspectionBatch
  /// The place of the batch in its set.
  let place: Int
  /// `InspectionReader.keys`, then the records.
  let keys: KeyTable
  let records: PlainRow<RecordForm>
  /// A bit for each key that must be there, by its place in `keys`.
  let required: UInt64
  /// Where the subject is named: the places of its record and field; null: nowhere.
  let subject: (record: Int, field: Int)?
  let itemKeys: KeyTable
  let items: PlainRow<ItemForm>
  /// The words of the items that are answered by states alone, and one more.
  let compliance: PlainRow<UInt64>
  /// The words of all items with all the evidence they need, when none is given.
  let evidenced: PlainRow<UInt64>
  /// The sets of items that a batch keeps, each with its first word there.
  let sets: PlainRow<SetForm>
  /// The kinds of evidence that fails need, but for notes.
  let kinds: KeyTable
  let kindTexts: [String]
  let pastKeys: KeyTable
  let pastPaths: PlainRow<PastPath>
  /// Null where the policy has no grades.
  let grades: WordTable?
  let texts: WordTable
  let tables: PlainRow<WordTable>
  let ranges: [Range]
  /// By range, what most of its values are among.
  let usualRanges: PlainRow<UsualRange>
  let types: [StaticType]

  /// - Returns: Null for a program whose records the scanner leaves to `InspectionReader`.
  init?(_ batch: InspectionBatch, at place: Int, policy: Policy) {
    let program = batch.program.program
    var parts = LineFormParts(batch.program, in: memory)
    guard program.isScannable, parts.kinds.count < 63 else { return nil }
    self.batch = batch
    self.place = place
    keys = KeyTable(InspectionReader.keys + program.records.map(\.name), in: memory)
    let records = program.records.indices.map { parts.record($0) }
    self.records = memory.row(records)
    required = records.enumerated().reduce(0) { bits, record in
      let bit: UInt64 = 1 << UInt64(record.offset + InspectionReader.keys.count)
      return record.element.required == 0 ? bits : bits | bit
    }
    subject = parts.subject
    itemKeys = KeyTable(program.items.map(\.path), in: memory)
    let items = program.items.indices.map { parts.item($0) }
    self.items = memory.row(items)
    compliance = memory.row(PlaceSet(of: items) { $0.isCompliance }.padded + [0])
    evidenced = memory.row(PlaceSet(of: items) { $0.evidence == 0 }.padded)
    sets = memory.row(parts.sets)
    kinds = KeyTable(parts.kinds, in: memory)
    kindTexts = parts.kinds
    let known = program.items.map(\.path) + policy.knownPaths.keys.sorted()
    pastKeys = KeyTable(known, in: memory)
    let paths = known.map { path in
      parts.pastPath(program.itemPlaces[path] == nil ? policy.knownPaths[path] ?? path : path)
    }
    pastPaths = memory.row(paths)
    grades = program.words.grade.map { parts.words(of: $0) }
    let codes = batch.program.columns.texts.all
    texts = WordTable(
      keys: KeyTable(codes.map(\.text), in: memory), codes: memory.row(codes.map(\.place)))
    (tables, ranges, types) = (memory.row(parts.tables), parts.ranges, parts.types)
    usualRanges = memory.row(ranges.map { UsualRange($0) })
  }
}

extension Program {
  /// Whether the keys of a record, and of each of its records of facts, have a bit each in a word, and
  /// nothing is missing or named twice that they stand for.
  fileprivate var isScannable: Bool {
    missingParameters.isEmpty && subject != "inspection"
      && records.count + InspectionReader.keys.count <= 64
      && records.allSatisfy { record in
        record.fields.count <= 64 && !InspectionReader.keys.contains(record.name)
      }
  }
}
