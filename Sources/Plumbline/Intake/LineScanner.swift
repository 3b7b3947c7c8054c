import FEEL

/// Reads lines of NDJSON straight into the columns of batches.
///
/// It takes only records that `InspectionReader` takes without a problem, and fills their lanes as
/// `InspectionBatch.append` does. What is wrong, or so unusual that it is not sure of it, it declines;
/// then `InspectionReader` reads the line, and tells what is wrong with it if anything is.
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
  var hashes: [UInt64] = []
  /// The place of the word for a state that was read last: the next one is often the same.
  var usualState = 0
  /// Days since 1970-01-01 of the record.
  var day: Int64 = 0

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
    hashes.removeAll(keepingCapacity: true)
    do throws(Declined) {
      let head = try record()
      guard cursor.position == line.count else { return nil }
      guard cursor.highBits == 0 || cursor.isUTF8(upTo: line.count) else { return nil }
      return try place(head)
    } catch {
      return nil
    }
  }

  // MARK: The record

  /// What stands at the top of a record.
  private struct Head {
    var form: LineForm?
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
  private mutating func record() throws(Declined) -> Head {
    var head = Head()
    try cursor.expect(UInt8(ascii: "{"))
    let start = cursor.position
    var next = 0
    repeat {
      try entry(try key(&head, &next, from: start), &head)
    } while cursor.take(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "}"))
    cursor.skipBlanks()
    if head.form == nil { try settle(&head) }
    return head
  }

  /// Reads a key; one that only a program tells settles the program first.
  private mutating func key(
    _ head: inout Head, _ next: inout Int, from first: Int
  ) throws(Declined) -> Int {
    if head.form == nil {
      let start = cursor.position
      if let key = try key(of: words.head, &next), key <= LineVersions.date { return key }
      if head.checklist == 0 || head.date == 0 { try lookAhead(&head, from: first) }
      try settle(&head)
      cursor.position = start
    }
    guard let form = head.form, let key = try key(of: form.keys, &next) else { throw Declined() }
    return key
  }

  /// Finds the program by the checklist and the date.
  private mutating func settle(_ head: inout Head) throws(Declined) {
    let here = cursor.position
    guard head.checklist > 0, head.date > 0 else { throw Declined() }
    cursor.position = head.date
    day = try date()
    cursor.position = head.checklist
    let form = versions.form(try text(), day, cursor)
    cursor.position = here
    guard let form else { throw Declined() }
    head.form = form
    draft.begin(form.evidenced)
  }

  /// Looks through a whole record for its checklist and date.
  private mutating func lookAhead(_ head: inout Head, from start: Int) throws(Declined) {
    cursor.position = start
    repeat {
      let key = words.head.place(of: try text(), cursor)
      try cursor.expect(UInt8(ascii: ":"))
      cursor.skipBlanks()
      if key == LineVersions.checklist { head.checklist = cursor.position }
      if key == LineVersions.date { head.date = cursor.position }
      try skipValue(depth: 2)
    } while cursor.take(UInt8(ascii: ","))
  }

  /// Reads the value of a key that has not been read yet.
  private mutating func entry(_ key: Int, _ head: inout Head) throws(Declined) {
    let bit: UInt64 = 1 &<< UInt64(key)
    guard head.seen & bit == 0 else { throw Declined() }
    head.seen |= bit
    cursor.skipBlanks()
    let start = cursor.position
    if cursor.takeNull() { return }
    head.given |= bit
    switch key {
    case LineVersions.id: head.id = start
    case LineVersions.checklist: head.checklist = start
    case LineVersions.date: head.date = start
    default: break
    }
    guard let form = head.form, key > LineVersions.date else {
      _ = try cursor.text()
      return
    }
    switch key {
    case LineVersions.answers: try answers(form)
    case LineVersions.history: try history(form)
    case LineVersions.extra: try skipValue(depth: 2)
    default: try record(key - InspectionReader.keys.count, form, &head.subject)
    }
  }

  // MARK: The lane

  /// Adds the lane of a record whose bytes have all been read.
  private mutating func place(_ head: Head) throws(Declined) -> BatchPlace {
    guard let form = head.form, head.id > 0 else { throw Declined() }
    for (place, record) in form.records.enumerated() where record.required != 0 {
      let bit: UInt64 = 1 &<< UInt64(place + InspectionReader.keys.count)
      guard head.given & bit != 0 else { throw Declined() }
    }
    cursor.position = head.id
    let id = try text()
    guard try hasInk(id) else { throw Declined() }
    var subject: ByteText?
    if head.subject > 0 {
      cursor.position = head.subject
      subject = try text()
    }
    let lane = unsafe form.batch.addLane(
      id: cursor.bytes(of: id), date: day, subject: subject.map { unsafe cursor.bytes(of: $0) })
    draft.fill(lane, of: form.batch)
    return BatchPlace(batch: form.place, lane: lane)
  }
}
