package import Columns

/// What a part of an expression is in a program.
package enum ColumnOperand {
  /// The same in every lane.
  case constant(Value)
  /// A register of numbers.
  case number(Int, ColumnForm)
  /// A register of truths.
  case truth(Int)
  /// A value that is not in columns, but for whether it is there.
  case given(Int)
  /// One of the rows of a relation, by its place.
  case row(RowRelation, Int)
  /// A field of one of the rows that is a word.
  case word(RowRelation.WordField, row: Int)
  /// Rows of a relation.
  case rows(RowRelation, SetForm)
  /// What a field has in rows of a relation.
  case fields(RowRelation, SetForm, String)
  /// Elements that each lane has in its own number, which pass all conditions.
  case elements(ElementRelation, [ElementCondition])
  /// An element whose fields are registers of this frame.
  case element([String: ColumnOperand])
}

/// A list whose elements are known when rules are compiled, but for some fields: items, hazards.
package struct RowRelation: Sendable {
  /// A field that is a word: for each word the set of rows that have it, by its first word.
  package struct WordField: Sendable {
    package let type: EnumerationType
    package let sets: [Int]

    package init(type: EnumerationType, sets: [Int]) {
      self.type = type
      self.sets = sets
    }
  }

  package let name: String
  /// What no inspection changes about each row.
  package let rows: [Context]
  /// Fields beside `words` that inspections change, whatever `rows` has for them.
  package let changing: Set<String>
  package let words: [String: WordField]
  /// The set of rows that are there, by its first word; null: all are.
  package let present: Int?

  package init(
    name: String, rows: [Context], changing: Set<String>, words: [String: WordField],
    present: Int?
  ) {
    self.name = name
    self.rows = rows
    self.changing = changing
    self.words = words
    self.present = present
  }

  /// Whether inspections change a field.
  func changes(_ field: String) -> Bool { changing.contains(field) || words[field] != nil }

  /// Words of a set of rows; at least 1.
  package var width: Int { max((rows.count + 63) / 64, 1) }

  /// All rows, as words of a set.
  package var everything: [UInt64] { mask { _ in true } }

  /// The rows that are so, as words of a set.
  func mask(where isIn: (Int) -> Bool) -> [UInt64] {
    var mask = RowMask(rows.count)
    for row in rows.indices where isIn(row) { mask.insert(row) }
    return mask.words
  }
}

/// Places of rows as the words of a set; at least one word.
struct RowMask {
  private(set) var words: [UInt64]

  init(_ count: Int) {
    words = Array(repeating: 0, count: max((count + 63) / 64, 1))
  }

  mutating func insert(_ row: Int) { words[row >> 6] |= 1 &<< UInt64(row & 63) }
}

/// A list of which each inspection has its own, such as its past hazards.
package struct ElementRelation: Sendable {
  /// The frame of the elements, by its place among those of a run.
  package let frame: Int
  /// The registers of the frame that are filled before programs run.
  package let counts: RegisterCounts
  /// By name, what each field is in that frame.
  package let fields: [String: ElementField]

  package enum ElementField: Sendable {
    case number(Int, ColumnForm)
    case truth(Int)
  }

  package init(frame: Int, counts: RegisterCounts, fields: [String: ElementField]) {
    self.frame = frame
    self.counts = counts
    self.fields = fields
  }

  /// The fields as operands in the frame of the elements.
  var operands: [String: ColumnOperand] {
    fields.mapValues { field in
      switch field {
      case .number(let register, let form): .number(register, form)
      case .truth(let register): .truth(register)
      }
    }
  }
}

/// A condition of a filter, and the place of the element among its locals.
package struct ElementCondition {
  let condition: CheckedExpression
  let local: Int
}

/// A set of rows before any inspection is seen.
package indirect enum SetForm: Sendable {
  /// Rows known when rules are compiled.
  case mask([UInt64])
  /// A set of a frame, by its first word.
  case register(Int)
  case both(SetForm, SetForm)
  case either(SetForm, SetForm)
  case without(SetForm, SetForm)
  /// Rows known when rules are compiled, in the lanes where a truth is so.
  case truth(Int, Bool, [UInt64])

  func intersection(_ other: SetForm) -> SetForm {
    if case .mask(let a) = self, case .mask(let b) = other {
      return .mask(zip(a, b).map { $0 & $1 })
    }
    return .both(self, other)
  }

  func union(_ other: SetForm) -> SetForm {
    if case .mask(let a) = self, case .mask(let b) = other {
      return .mask(zip(a, b).map { $0 | $1 })
    }
    return .either(self, other)
  }

  func subtracting(_ other: SetForm) -> SetForm {
    if case .mask(let a) = self, case .mask(let b) = other {
      return .mask(zip(a, b).map { $0 & ~$1 })
    }
    return .without(self, other)
  }
}

/// What the names of a policy are in a program.
package protocol ColumnNames {
  /// The variables that no inspection changes, by their slots.
  var constants: [Int: Value] { get }
  /// A variable, or a field of one; null where it is in no column.
  func operand(ofVariable slot: Int, field: String?) -> ColumnOperand?
  /// A whole expression that has a column of its own; null for others.
  ///
  /// - Parameter depth: How many locals are bound where it stands; it names none of them.
  func operand(of expression: CheckedExpression, beneath depth: Int) -> ColumnOperand?
  /// The rows for which a function of rows holds; null for other functions.
  func rows(of relation: RowRelation, for function: String, _ arguments: [Value]) -> SetForm?
  /// The rows whose field is a whole number of at least this; null for other fields.
  func rows(of relation: RowRelation, field: String, atLeast number: Int64) -> SetForm?
}
