import FEEL

/// Reads lines of NDJSON straight into the columns of batches.
///
/// It takes only records that `InspectionReader` takes without a problem, and fills their lanes with
/// what that would read. What is wrong, or so unusual that it is not sure of it, it declines; then
/// `InspectionReader` reads the line, and tells what is wrong with it if anything is.
///
/// A record is read once, from left to right; only where its checklist or date comes after what they
/// decide, they are looked for first. What is read is kept in a draft, which becomes a lane when the
/// record has been found to be good to its end.
package struct LineScanner {
  /// A longer line is declined; a shorter one cannot hold more values than `JSONReader` takes.
  private static let longestLine = 2 * JSONReader.mostValues - 1

  let buffer = LineBuffer()
  let words = LineWords()
  var versions: LineVersions
  var cursor: ByteCursor
  var draft = LineDraft()
  /// Hashes of the keys of the objects that are being passed over, and places of choices.
  var hashes = PlainList<Int>(in: LineMemory())
  var trail = KeyTrail(in: LineMemory())
  /// The place of the word for a state that was read last: the next one is often the same.
  var usualState = 0
  /// Days since 1970-01-01 of the record.
  var day: Int64 = 0
  let dates = PlainDates(in: LineMemory())

  package init(_ batches: BatchSet) {
    versions = LineVersions(batches)
    cursor = buffer.load([UInt8]().span)
  }

  /// Reads one line, without its end, into the batch of its program, in which there must be room.
  ///
  /// - Returns: Where it has gone; null if it is declined, and has left no trace.
  package mutating func read(_ line: Span<UInt8>) -> BatchPlace? {
    guard line.count <= Self.longestLine else { return nil }
    cursor = buffer.load(line)
    return read(line.count)
  }

  /// The same for one of many lines, which is read where it stands if its end and enough bytes stand
  /// behind it.
  ///
  /// - Parameter line: The places of its bytes among those of all lines.
  package mutating func read(_ line: Range<Int>, of lines: Span<UInt8>) -> BatchPlace? {
    guard line.count <= Self.longestLine else { return nil }
    guard line.upperBound + ByteCursor.spare <= lines.count, lines[line.upperBound] == 0x0A else {
      return read(lines.extracting(line))
    }
    return unsafe lines.withUnsafeBufferPointer { bytes in
      guard line.lowerBound >= 0, let start = bytes.baseAddress else { return nil }
      buffer.begin(line.count)
      cursor = unsafe ByteCursor(start + line.lowerBound)
      return read(line.count)
    }
  }

  /// Reads lines one after another.
  ///
  /// - Parameter lines: Their places among the bytes; null for a line that is declined.
  package mutating func read(each lines: [Range<Int>?], of bytes: Span<UInt8>) -> [BatchPlace?] {
    lines.map { line in line.flatMap { read($0, of: bytes) } }
  }

  /// Reads the line at whose beginning the cursor is.
  private mutating func read(_ count: Int) -> BatchPlace? {
    hashes.keep(first: 0)
    trail.begin()
    do throws(Declined) {
      return try record(count)
    } catch {
      return nil
    }
  }

  // MARK: The record

  /// What stands at the top of a record.
  private struct Head {
    /// Where the id stands; 0: nowhere.
    var id = 0
    var checklist = 0
    var date = 0
    /// A bit for each key that has been read.
    var seen: UInt64 = 0
    /// The same without those whose value is null.
    var given: UInt64 = 0
    /// The place of the text that names the subject; 0: nowhere.
    var subject = 0
  }

  /// Reads a record to the end of the line.
  private mutating func record(_ count: Int) throws(Declined) -> BatchPlace {
    var head = Head()
    var last = words.head.count
    try cursor.expect(UInt8(ascii: "{"))
    var isOpen = try beginning(&head, &last)
    let form = try settle(head)
    if last == words.head.count { last = form.keys.count }
    while isOpen {
      guard let key = try key(of: form.keys, &last) else { throw Declined() }
      if try isGiven(key, &head) { try value(of: key, form, &head) }
      isOpen = cursor.take(UInt8(ascii: ","))
    }
    try cursor.expect(UInt8(ascii: "}"))
    cursor.skipBlanks()
    guard cursor.position == count else { throw Declined() }
    return try place(head, form)
  }

  /// Reads keys until the checklist and the date are known; true if others may follow.
  private mutating func beginning(_ head: inout Head, _ last: inout Int) throws(Declined) -> Bool {
    let start = cursor.position
    while head.checklist == 0 || head.date == 0 {
      let (here, before) = (cursor.position, last)
      guard let key = try key(of: words.head, &last), key <= LineVersions.date else {
        try lookAhead(&head, from: start)
        (cursor.position, last) = (here, before)
        return true
      }
      if try isGiven(key, &head) { _ = try cursor.text() }
      guard cursor.take(UInt8(ascii: ",")) else { return false }
    }
    return true
  }

  /// Finds the program by the checklist and the date.
  private mutating func settle(_ head: Head) throws(Declined) -> LineForm {
    let here = cursor.position
    guard head.checklist > 0, head.date > 0 else { throw Declined() }
    cursor.position = head.date
    day = try date()
    cursor.position = head.checklist
    guard let form = versions.form(try text(), day) else { throw Declined() }
    cursor.position = here
    draft.begin(form.evidenced)
    return form
  }

  /// Looks through a whole record for its checklist and date.
  private mutating func lookAhead(_ head: inout Head, from start: Int) throws(Declined) {
    cursor.position = start
    repeat {
      let key = words.head.place(of: try text())
      try cursor.expect(UInt8(ascii: ":"))
      cursor.skipBlanks()
      if key == LineVersions.checklist { head.checklist = cursor.position }
      if key == LineVersions.date { head.date = cursor.position }
      try skipValue(depth: 2)
    } while cursor.take(UInt8(ascii: ","))
  }

  /// Goes to the value of a key, which must not have been read yet; false for null, which is passed.
  private mutating func isGiven(_ key: Int, _ head: inout Head) throws(Declined) -> Bool {
    let bit: UInt64 = 1 &<< UInt64(key)
    guard head.seen & bit == 0 else { throw Declined() }
    head.seen |= bit
    if cursor.takeNull() { return false }
    head.given |= bit
    switch key {
    case LineVersions.id: head.id = cursor.position
    case LineVersions.checklist: head.checklist = cursor.position
    case LineVersions.date: head.date = cursor.position
    default: break
    }
    return true
  }

  private mutating func value(
    of key: Int, _ form: LineForm, _ head: inout Head
  ) throws(Declined) {
    switch key {
    case LineVersions.id, LineVersions.checklist, LineVersions.date: _ = try cursor.text()
    case LineVersions.answers: try answers(form)
    case LineVersions.history: try history(form)
    case LineVersions.extra: try skipValue(depth: 2)
    default: try record(key - InspectionReader.keys.count, form, &head.subject)
    }
  }

  // MARK: The lane

  /// Adds the lane of a record whose bytes have all been read.
  private mutating func place(_ head: Head, _ form: LineForm) throws(Declined) -> BatchPlace {
    guard head.id > 0, form.required & ~head.given == 0 else { throw Declined() }
    cursor.position = head.id
    let id = try text()
    guard hasInk(id) else { throw Declined() }
    var subject: ByteText?
    if head.subject > 0 {
      cursor.position = head.subject
      subject = try text()
    }
    let (lane, columns) = unsafe form.batch.addLane(
      id: id.bytes, date: day, subject: subject.map { unsafe $0.bytes })
    draft.fill(lane, columns, of: form)
    return BatchPlace(batch: form.place, lane: lane)
  }
}
