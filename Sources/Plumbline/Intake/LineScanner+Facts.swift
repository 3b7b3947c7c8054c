import FEEL

// The records of facts, and past hazards.
extension LineScanner {
  /// Reads a record of facts.
  ///
  /// - Parameters:
  ///   - place: Its place among the records of the program.
  ///   - subject: Becomes the place of the text that names the subject, if it stands here.
  mutating func record(
    _ place: Int, _ line: LineForm, _ subject: inout Int
  ) throws(Declined) {
    let record = line.records[place]
    try cursor.expect(UInt8(ascii: "{"))
    var seen: UInt64 = 0
    var given: UInt64 = 0
    if !cursor.take(UInt8(ascii: "}")) {
      var last = record.keys.count
      repeat {
        guard let field = try key(of: record.keys, &last) else { throw Declined() }
        let bit: UInt64 = 1 &<< UInt64(field)
        guard seen & bit == 0 else { throw Declined() }
        seen |= bit
        if cursor.takeNull() { continue }
        given |= bit
        if let known = line.subject, known == (place, field) { subject = cursor.position }
        try value(record.fields[field], line)
      } while cursor.take(UInt8(ascii: ","))
      try cursor.expect(UInt8(ascii: "}"))
    }
    guard record.required & ~given == 0 else { throw Declined() }
  }

  /// Reads the past hazards of the subject.
  mutating func history(_ line: LineForm) throws(Declined) {
    try cursor.expect(UInt8(ascii: "["))
    if cursor.take(UInt8(ascii: "]")) { return }
    repeat {
      guard let grades = line.grades else { throw Declined() }
      draft.add(try past(line, grades))
    } while cursor.take(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "]"))
  }

  private mutating func past(
    _ line: LineForm, _ grades: LineForm.WordTable
  ) throws(Declined) -> InspectionBatch.Past {
    var (on, due, closed, grade): (Int64?, Int64?, Int64?, Int64?)
    var path: LineForm.PastPath?
    var seen = 0
    var last = words.history.count
    try cursor.expect(UInt8(ascii: "{"))
    repeat {
      guard let key = try key(of: words.history, &last), seen & 1 << key == 0 else {
        throw Declined()
      }
      seen |= 1 << key
      if cursor.takeNull() { continue }
      switch key {
      case 0: on = try date()
      case 1: path = line.pastKeys.place(of: try text()).map { line.pastPaths[$0] }
      case 2: grade = grades.keys.place(of: try text()).map { grades.codes[$0] }
      case 3: due = try date()
      default: closed = try date()
      }
    } while cursor.take(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "}"))
    guard let on, let path, let grade, on < day, closed.map({ $0 >= on }) ?? true else {
      throw Declined()
    }
    return InspectionBatch.Past(
      lane: 0, on: on, row: path.row, path: path.code, grade: grade, due: due, closed: closed)
  }
}
