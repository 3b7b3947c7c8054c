import FEEL

// Answers to items.
extension LineScanner {
  /// What was said of an item.
  private enum Given {
    case nothing
    case state(ItemWords.Kind)
    case value

    /// Whether it could be a fail, so that it may have occurrences.
    func mayFail(_ form: LineForm.ItemForm) -> Bool {
      switch self {
      case .state(let state): state == .fail
      case .value: form.mayValueFail
      case .nothing: false
      }
    }
  }

  /// What an object says of an item beside its answer.
  private struct Particulars {
    /// Where the answer stands; 0: nowhere.
    var answer = 0
    /// Where a state is stated; 0: nowhere.
    var state = 0
    var count: Int64?
    /// The kinds of evidence given, and a bit for a note.
    var evidence: UInt64 = 0
    var hasReason = false
  }

  /// Reads the answers to all items.
  mutating func answers(_ line: LineForm) throws(Declined) {
    try cursor.expect(UInt8(ascii: "{"))
    if cursor.take(UInt8(ascii: "}")) { return }
    var last = line.itemKeys.count
    repeat {
      var item = try passUsual(&last, line)
      if item == nil { item = try key(of: line.itemKeys, &last) }
      guard let item, draft.items.insert(item, .named) else { throw Declined() }
      cursor.skipBlanks()
      if cursor.next == UInt8(ascii: "{") {
        try object(item, line)
      } else {
        let form = line.items[item]
        let given = try given(form, line, isAnswered: false)
        try settle(given, item, form, hasReason: false)
      }
    } while cursor.take(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "}"))
  }

  /// Passes over answers that stand as most do: the item that is expected next, `pass` or `fail`, and
  /// a comma.
  ///
  /// - Parameter last: The item that was read last, before and afterwards.
  /// - Returns: The item whose key has been passed, while its answer is another; null if no key has.
  private mutating func passUsual(_ last: inout Int, _ line: LineForm) throws(Declined) -> Int? {
    var run = UsualAnswers(from: line.itemKeys.follower(of: last), line)
    let isOther = cursor.pass(&run, line.itemKeys)
    try keep(run)
    if run.named != 0 { last = run.next &- 1 }
    if isOther { last = run.next }
    return isOther ? last : nil
  }

  @inline(__always)
  private func keep(_ run: UsualAnswers) throws(Declined) {
    let named = run.named
    if named == 0 { return }
    guard draft.items.insert(named, word: run.word, .named) else { throw Declined() }
    _ = draft.items.insert(named & ~run.failed, word: run.word, .pass)
    _ = draft.items.insert(run.failed, word: run.word, .fail)
  }

  /// Keeps what was said of an item, if the item allows it.
  @inline(__always)
  private mutating func settle(
    _ given: Given, _ item: Int, _ form: LineForm.ItemForm, hasReason: Bool
  ) throws(Declined) {
    switch given {
    case .nothing: break
    case .value: _ = draft.items.insert(item, .valued)
    case .state(let state):
      if state == .notApplicable {
        guard form.isNotApplicableAllowed, hasReason || !form.isReasonRequired else {
          throw Declined()
        }
      }
      _ = draft.items.insert(item, state)
    }
  }

  /// Reads a state, or the value of an answer.
  @inline(__always)
  private mutating func given(
    _ form: LineForm.ItemForm, _ line: LineForm, isAnswered: Bool
  ) throws(Declined) -> Given {
    if cursor.takeNull() { return .nothing }
    let start = cursor.position
    if cursor.next == UInt8(ascii: "\""), !isAnswered || form.isCompliance {
      if let state = try state(form) { return .state(state) }
      cursor.position = start
    }
    guard !form.isCompliance else { throw Declined() }
    try value(form.value, line)
    return .value
  }

  /// Passes over a text; null where it is no state that an item accepts.
  @inline(__always)
  private mutating func state(_ form: LineForm.ItemForm) throws(Declined) -> ItemWords.Kind? {
    let length = words.states.length(ofWord: usualState, cursor)
    if length > 0 {
      cursor.position &+= length
    } else {
      let text = try text()
      guard let place = words.states.place(of: text) else {
        guard text.isComposed || StateWords.state(text.string) == nil else {
          throw Declined()
        }
        return nil
      }
      usualState = place
    }
    let state = words.sets[usualState]
    guard form.isCompliance || state == .notApplicable || state == .notChecked else { return nil }
    return state
  }

  // MARK: Objects

  private mutating func object(_ item: Int, _ line: LineForm) throws(Declined) {
    let form = line.items[item]
    var found = Particulars()
    try particulars(&found, line)
    let end = cursor.position
    let given = try given(found, form, line)
    cursor.position = end
    if let count = found.count {
      guard given.mayFail(form) else { throw Declined() }
      draft.count(item, Int(count))
    }
    try settle(given, item, form, hasReason: found.hasReason)
    if form.evidence != 0, form.evidence & ~found.evidence == 0 {
      _ = draft.items.insert(item, .evidenced)
    }
  }

  /// What `answer` and `state` say together.
  private mutating func given(
    _ found: Particulars, _ form: LineForm.ItemForm, _ line: LineForm
  ) throws(Declined) -> Given {
    if found.answer > 0 {
      cursor.position = found.state
      if found.state > 0, words.answered.place(of: try text()) == nil { throw Declined() }
      cursor.position = found.answer
      return try given(form, line, isAnswered: found.state > 0)
    }
    guard found.state > 0 else { return .nothing }
    cursor.position = found.state
    guard let state = try state(form) else { throw Declined() }
    return .state(state)
  }

  private mutating func particulars(
    _ found: inout Particulars, _ line: LineForm
  ) throws(Declined) {
    try cursor.expect(UInt8(ascii: "{"))
    if cursor.take(UInt8(ascii: "}")) { return }
    var seen = 0
    var last = words.answer.count
    repeat {
      guard let key = try key(of: words.answer, &last), seen & 1 << key == 0 else {
        throw Declined()
      }
      seen |= 1 << key
      if cursor.takeNull() { continue }
      switch key {
      case 0:
        found.answer = cursor.position
        try skipValue(depth: 4)
      case 1:
        found.state = cursor.position
        _ = try cursor.text()
      case 2: found.count = try count()
      case 3:
        _ = try cursor.text()
        found.evidence |= LineForm.note
      case 4: found.hasReason = hasInk(try text())
      default: found.evidence |= try evidence(line)
      }
    } while cursor.take(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "}"))
  }

  /// A whole number of at least 1.
  private mutating func count() throws(Declined) -> Int64 {
    let number = try cursor.number()
    let count =
      number.code(scale: 0)
      ?? Decimal(number.text.string)?.exactInt().map { Int64($0) }
    guard let count, count >= 1 else { throw Declined() }
    return count
  }

  // MARK: Evidence

  /// The kinds of a list of evidence that fails can need.
  private mutating func evidence(_ line: LineForm) throws(Declined) -> UInt64 {
    var kinds: UInt64 = 0
    try cursor.expect(UInt8(ascii: "["))
    if cursor.take(UInt8(ascii: "]")) { return kinds }
    repeat {
      cursor.skipBlanks()
      let isObject = cursor.next == UInt8(ascii: "{")
      kinds |= isObject ? try pieceOfEvidence(line) : try kind(line)
    } while cursor.take(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "]"))
    return kinds
  }

  private mutating func kind(_ line: LineForm) throws(Declined) -> UInt64 {
    let text = try text()
    if let place = line.kinds.place(of: text) { return 1 &<< UInt64(place) }
    let isOther =
      line.kinds.isComposed && text.isComposed
      || !line.kindTexts.contains(text.string)
    guard isOther else { throw Declined() }
    return 0
  }

  private mutating func pieceOfEvidence(_ line: LineForm) throws(Declined) -> UInt64 {
    var kind: UInt64?
    var seen = 0
    var last = words.evidence.count
    try cursor.expect(UInt8(ascii: "{"))
    repeat {
      guard let key = try key(of: words.evidence, &last), seen & 1 << key == 0 else {
        throw Declined()
      }
      seen |= 1 << key
      if key == 0 { kind = try self.kind(line) } else { try skipValue(depth: 6) }
    } while cursor.take(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "}"))
    guard let kind else { throw Declined() }
    return kind
  }
}

extension ByteCursor {
  /// Passes over usual answers, each with its key and a comma; true if the key of another follows,
  /// which is passed over too.
  @inline(never)
  fileprivate mutating func pass(_ run: inout UsualAnswers, _ keys: KeyTable) -> Bool {
    while run.isOpen, pass(keys, run.next) {
      if !pass(&run) { return true }
    }
    return false
  }

  /// Passes over a key; false where another stands, or none.
  @inline(__always)
  private mutating func pass(_ keys: KeyTable, _ key: Int) -> Bool {
    repeat {
      if keys.isKey(key, self) {
        position &+= keys.length(ofKey: key)
        return true
      }
    } while takeBlank()
    return false
  }

  /// Passes over a usual answer and its comma; false where something else stands.
  @inline(__always)
  private mutating func pass(_ run: inout UsualAnswers) -> Bool {
    repeat {
      if run.take(word(at: position)) {
        position &+= UsualAnswers.length
        return true
      }
    } while takeBlank()
    return false
  }

  /// Passes over a blank; false where something else stands.
  @inline(__always)
  private mutating func takeBlank() -> Bool {
    guard next == 0x20 else { return false }
    position &+= 1
    return true
  }
}
