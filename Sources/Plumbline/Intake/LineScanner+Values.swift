import FEEL

// Texts, dates and typed values.
extension LineScanner {
  /// Passes over a text; what is returned has no escapes.
  @inline(__always)
  mutating func text() throws(Declined) -> ByteText {
    let text = try cursor.text()
    return text.isEscaped ? try buffer.unescaped(text, cursor) : text
  }

  /// Passes over a key and its colon; null for a key that is not in the table.
  ///
  /// - Parameter next: The place at which the key is expected; afterwards that of the next one.
  @inline(__always)
  mutating func key(of table: KeyTable, _ next: inout Int) throws(Declined) -> Int? {
    cursor.skipBlanks()
    let length = table.length(ofNext: next, cursor)
    var place: Int? = next
    if length > 0 {
      cursor.position &+= length
    } else {
      place = table.place(of: try text(), cursor)
    }
    try cursor.expect(UInt8(ascii: ":"))
    if let place { next = place &+ 1 }
    return place
  }

  /// Whether a text has a character that is not blank.
  func hasInk(_ text: ByteText) throws(Declined) -> Bool {
    for place in text.start..<text.start + text.count {
      let byte = cursor.byte(at: place)
      if 0x21...0x7E ~= byte || 0xE4...0xE9 ~= byte { return true }
    }
    return cursor.string(text).contains { !$0.isWhitespace }
  }

  /// Passes over a date; returns days since 1970-01-01.
  mutating func date() throws(Declined) -> Int64 {
    let text = try text()
    if let date = plainDate(text) ?? CalendarDate(cursor.string(text)) {
      return Int64(date.daysSinceEpoch)
    }
    throw Declined()
  }

  /// A date of ten characters, `2026-05-12`; null for any other.
  private func plainDate(_ text: ByteText) -> CalendarDate? {
    guard text.count == 10, cursor.byte(at: text.start + 4) == UInt8(ascii: "-"),
      cursor.byte(at: text.start + 7) == UInt8(ascii: "-"),
      let century = twoDigits(text.start), let year = twoDigits(text.start + 2),
      let month = twoDigits(text.start + 5), let day = twoDigits(text.start + 8)
    else { return nil }
    return CalendarDate(year: century * 100 + year, month: month, day: day)
  }

  @inline(__always)
  private func twoDigits(_ place: Int) -> Int? {
    let tens = cursor.byte(at: place) &- 0x30
    let ones = cursor.byte(at: place + 1) &- 0x30
    return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
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
    guard let value = Decimal(cursor.string(number.text)), !isWhole || value.isInteger else {
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
    if form.range >= 0 { try check(.string(cursor.string(text)), form, line) }
    guard case .number(let register)? = form.register else { return }
    let place = line.texts.keys.place(of: text, cursor)
    draft.set(register, place.map { line.texts.codes[$0] } ?? TextCodes.other)
  }

  private mutating func word(_ form: LineForm.ValueForm, _ line: LineForm) throws(Declined) {
    let text = try text()
    guard let place = line.tables[form.table].keys.place(of: text, cursor) else { throw Declined() }
    try take(line.tables[form.table].codes[place], form, line)
  }

  /// A list of words, each at most once.
  private mutating func words(_ form: LineForm.ValueForm, _ line: LineForm) throws(Declined) {
    let table = line.tables[form.table]
    hashes.removeAll(keepingCapacity: true)
    try cursor.expect(UInt8(ascii: "["))
    if !cursor.take(UInt8(ascii: "]")) {
      repeat {
        guard let place = table.keys.place(of: try text(), cursor) else { throw Declined() }
        let code = UInt64(bitPattern: table.codes[place])
        guard !hashes.contains(code) else { throw Declined() }
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
    let bytes = ByteText(start: start, count: cursor.position - start, isEscaped: false)
    guard let node = try? JSONReader.read(cursor.array(bytes), 0..<bytes.count) else {
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
      if let codes = line.ranges[form.range].codes {
        guard codes.contains(code) else { throw Declined() }
      } else {
        try check(code, form, line)
      }
    }
    if case .number(let register)? = form.register { draft.set(register, code) }
  }

  /// Asks the reference evaluator for a value that stands as a number.
  private func check(
    _ code: Int64, _ form: LineForm.ValueForm, _ line: LineForm
  ) throws(Declined) {
    let range = line.ranges[form.range]
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
