import FEEL

// Texts, dates and typed values.
extension LineScanner {
  /// Passes over a text; what is returned has no escapes.
  @inline(__always)
  mutating func text() throws(Declined) -> ByteText {
    let text = try cursor.text()
    return text.isEscaped ? try unescaped(text) : text
  }

  /// A text that has just been passed, without its escapes.
  @inline(never)
  func unescaped(_ text: ByteText) throws(Declined) -> ByteText {
    try buffer.unescaped(text, at: cursor.position - 1 - text.count, cursor)
  }

  /// Passes over a key and its colon; null for a key that is not in the table.
  ///
  /// - Parameter last: The key that was read last, or `count` for none; afterwards this one.
  @inline(__always)
  mutating func key(of table: KeyTable, _ last: inout Int) throws(Declined) -> Int? {
    cursor.skipBlanks()
    let place = table.follower(of: last)
    guard table.isKey(place, cursor) else { return try otherKey(of: table, &last) }
    cursor.position &+= table.length(ofKey: place)
    last = place
    return place
  }

  /// Passes over a key that is not the one that is expected, and is so the next time.
  @inline(never)
  private mutating func otherKey(
    of table: KeyTable, _ last: inout Int
  ) throws(Declined) -> Int? {
    let place = table.place(of: try text())
    try cursor.expect(UInt8(ascii: ":"))
    if let place {
      table.expect(place, after: last)
      last = place
    }
    return place
  }

  /// Whether a text has a character that is not blank.
  func hasInk(_ text: ByteText) -> Bool {
    for place in 0..<text.count {
      let byte = text.byte(at: place)
      if 0x21...0x7E ~= byte || 0xE4...0xE9 ~= byte { return true }
    }
    return text.string.contains { !$0.isWhitespace }
  }

  /// Passes over a date; returns days since 1970-01-01.
  mutating func date() throws(Declined) -> Int64 {
    cursor.skipBlanks()
    if let day = dates.day(cursor) {
      cursor.position &+= PlainDates.length
      return day
    }
    guard let date = CalendarDate(try text().string) else { throw Declined() }
    return Int64(date.daysSinceEpoch)
  }

  // MARK: Values

  /// Reads a value that is not null into the draft.
  mutating func value(_ form: LineForm.ValueForm, _ line: LineForm) throws(Declined) {
    switch form.kind {
    case .integer, .number: try number(form, line)
    case .truth: try truth(form, line)
    case .text: try text(form, line)
    case .word: try word(form, line)
    case .words: try words(form, line)
    case .date: try take(try date(), form, line)
    case .other: try other(form, line)
    }
  }

  private mutating func number(_ form: LineForm.ValueForm, _ line: LineForm) throws(Declined) {
    let number = try cursor.number()
    if let code = number.code(scale: form.scale) { return try take(code, form, line) }
    let isWhole = form.kind == .integer
    guard let value = Decimal(number.text.string), !isWhole || value.isInteger else {
      throw Declined()
    }
    if let code = ColumnForm.number(scale: form.scale).code(of: .number(value), TextCodes()) {
      return try take(code, form, line)
    }
    try check(.number(value), form, line)
    if form.register != nil { draft.fault() }
  }

  private mutating func truth(_ form: LineForm.ValueForm, _ line: LineForm) throws(Declined) {
    let holds = try cursor.truth()
    if form.range >= 0 { try check(.boolean(holds), form, line) }
    if case .truth(let truth)? = form.register { draft.setTruth(truth, holds) }
  }

  private mutating func text(_ form: LineForm.ValueForm, _ line: LineForm) throws(Declined) {
    let text = try text()
    if form.range >= 0 { try check(.string(text.string), form, line) }
    guard case .number(let register)? = form.register else { return }
    let place = line.texts.keys.place(of: text)
    draft.set(register, place.map { line.texts.codes[$0] } ?? TextCodes.other)
  }

  private mutating func word(_ form: LineForm.ValueForm, _ line: LineForm) throws(Declined) {
    let text = try text()
    guard let place = line.tables[form.table].keys.place(of: text) else { throw Declined() }
    try take(line.tables[form.table].codes[place], form, line)
  }

  /// A list of words, each at most once.
  private mutating func words(_ form: LineForm.ValueForm, _ line: LineForm) throws(Declined) {
    let table = line.tables[form.table]
    hashes.keep(first: 0)
    try cursor.expect(UInt8(ascii: "["))
    if !cursor.take(UInt8(ascii: "]")) {
      repeat {
        guard let place = table.keys.place(of: try text()) else { throw Declined() }
        let code = Int(table.codes[place])
        guard !hashes.contains(code, from: 0) else { throw Declined() }
        hashes.append(code)
      } while cursor.take(UInt8(ascii: ","))
      try cursor.expect(UInt8(ascii: "]"))
    }
    if case .given(let truth)? = form.register { draft.setTruth(truth, true) }
  }

  /// A value of a type that has no column: its bytes are read as those of any record.
  private mutating func other(_ form: LineForm.ValueForm, _ line: LineForm) throws(Declined) {
    cursor.skipBlanks()
    let start = cursor.position
    try skipValue(depth: 3)
    let bytes = cursor.text(from: start, to: cursor.position).array
    guard let node = try? JSONReader.read(bytes, 0..<bytes.count) else {
      throw Declined()
    }
    var reader = RecordReader(isJSON: true)
    let value = reader.value(node, of: line.types[form.table], "")
    guard let value, reader.problems.isEmpty else { throw Declined() }
    if form.range >= 0 { try check(value, form, line) }
    if case .given(let truth)? = form.register { draft.setTruth(truth, true) }
  }

  // MARK: Ranges

  /// Keeps the number that stands for a value, if it is in the range.
  @inline(__always)
  private mutating func take(
    _ code: Int64, _ form: LineForm.ValueForm, _ line: LineForm
  ) throws(Declined) {
    if form.range >= 0 {
      let usual = line.usualRanges[form.range]
      if code < usual.low || code > usual.high { try check(code, form, line) }
    }
    if case .number(let register)? = form.register { draft.set(register, code) }
  }

  /// Checks a value that stands as a number; where numbers do not tell, the reference evaluator does.
  @inline(never)
  private func check(
    _ code: Int64, _ form: LineForm.ValueForm, _ line: LineForm
  ) throws(Declined) {
    let range = line.ranges[form.range]
    if let codes = range.codes {
      guard codes.contains(code) else { throw Declined() }
      return
    }
    guard let value = range.form?.value(of: code) else { throw Declined() }
    try check(value, form, line)
  }

  /// Asks the reference evaluator whether a value is in the range.
  private func check(
    _ value: Value, _ form: LineForm.ValueForm, _ line: LineForm
  ) throws(Declined) {
    guard form.range >= 0 else { return }
    guard ReferenceEvaluator.passes(value, line.ranges[form.range].tests, []).isTrue else {
      throw Declined()
    }
  }
}
