import FEEL

/// Reads what was answered to one item: a bare value, or an object with more beside it.
enum AnswerReader {
  static let keys = ["answer", "state", "occurrences", "note", "reason", "evidence"]
  static let evidenceKeys = ["kind", "file", "note"]

  static func read(
    _ node: Node, _ item: ItemProgram, _ path: @autoclosure () -> String,
    _ reader: inout RecordReader
  ) -> Answer {
    guard case .mapping(let entries) = node.content else {
      return Answer(given: given(node, item, path(), isAnswered: false, &reader))
        .checked(item, path(), &reader)
    }
    let fields = reader.fields(of: entries, path(), among: keys)
    let answer = Answer(
      given: given(fields, item, path(), &reader),
      counted: fields["occurrences"].flatMap { reader.count($0, "\(path()).occurrences") },
      note: text("note", fields, path(), &reader), reason: text("reason", fields, path(), &reader),
      evidence: evidence(fields["evidence"], path(), &reader))
    if fields["occurrences"] != nil, !item.mayFail(answer.given) {
      reader.report(.occurrencesWithoutFail(at: "\(path()).occurrences"))
    }
    return answer.checked(item, path(), &reader)
  }

  private static func text(
    _ key: String, _ fields: Fields, _ path: @autoclosure () -> String, _ reader: inout RecordReader
  ) -> String? {
    fields[key].flatMap { reader.string($0, "\(path()).\(key)") }
  }

  /// What `answer` and `state` say together.
  private static func given(
    _ fields: Fields, _ item: ItemProgram, _ path: @autoclosure () -> String,
    _ reader: inout RecordReader
  ) -> Answer.Given {
    let stated = text("state", fields, path(), &reader)
    if let node = fields["answer"] {
      if let stated, stated != "answered" {
        reader.report(
          .unknownWord(stated, at: "\(path()).state", values: ["answered"], nearest: nil))
      }
      return given(node, item, "\(path()).answer", isAnswered: stated == "answered", &reader)
    }
    guard let stated else { return .nothing }
    if let state = StateWords.state(stated), item.accepts(state) { return .state(state) }
    reader.report(.unknownState(stated, at: "\(path()).state", words: item.stateWords))
    return .nothing
  }

  private static func given(
    _ node: Node, _ item: ItemProgram, _ path: @autoclosure () -> String, isAnswered: Bool,
    _ reader: inout RecordReader
  ) -> Answer.Given {
    if node.isNull { return .nothing }
    if !isAnswered || item.answer.isCompliance, case .scalar(let scalar) = node.content,
      !reader.isJSON || scalar.style != .plain,
      let state = StateWords.state(scalar.string), item.accepts(state)
    {
      return .state(state)
    }
    return value(node, item, path(), &reader).map { .value($0) } ?? .nothing
  }

  /// The value of a measured answer or a choice; null, with a problem, where it is none.
  private static func value(
    _ node: Node, _ item: ItemProgram, _ path: @autoclosure () -> String,
    _ reader: inout RecordReader
  ) -> Value? {
    switch item.answer {
    case .compliance:
      if let text = node.text {
        reader.report(.unknownState(text, at: path(), words: StateWords.all))
      } else {
        _ = reader.string(node, path())
      }
      return nil
    case .value(let type, let range, _):
      return reader.value(node, of: type, within: (range, item.answerRangeText), path())
    case .choice(let values): return choice(node, values, path(), &reader)
    case .multipleChoice(let values): return choices(node, values, path(), &reader)
    }
  }

  /// Several choices, each at most once.
  private static func choices(
    _ node: Node, _ values: [String], _ path: @autoclosure () -> String,
    _ reader: inout RecordReader
  ) -> Value? {
    guard let elements = reader.sequence(node, path()) else { return nil }
    var found: [String] = []
    for (index, element) in elements.enumerated() {
      guard case .string(let word)? = choice(element, values, "\(path())[\(index)]", &reader)
      else { continue }
      if found.contains(word) { reader.report(.givenTwice(at: "\(path())[\(index)]")) }
      found.append(word)
    }
    return .list(found.map(Value.string))
  }

  private static func choice(
    _ node: Node, _ values: [String], _ path: @autoclosure () -> String,
    _ reader: inout RecordReader
  ) -> Value? {
    guard let written = node.text, !node.isNull, !values.contains(written) else {
      return reader.string(node, path()).map(Value.string)
    }
    let nearest = NearestName.nearest(to: written, among: values)
    reader.report(.unknownWord(written, at: path(), values: values, nearest: nearest))
    return nil
  }

  /// The kinds of the pieces of evidence: a list of texts, or of objects with a `kind`.
  private static func evidence(
    _ node: Node?, _ path: @autoclosure () -> String, _ reader: inout RecordReader
  ) -> [String] {
    guard let node, let elements = reader.sequence(node, "\(path()).evidence") else { return [] }
    return elements.enumerated().compactMap { index, element in
      kind(ofEvidence: element, "\(path()).evidence[\(index)]", &reader)
    }
  }

  private static func kind(
    ofEvidence node: Node, _ path: @autoclosure () -> String, _ reader: inout RecordReader
  ) -> String? {
    guard case .mapping(let entries) = node.content else { return reader.string(node, path()) }
    let fields = reader.fields(of: entries, path(), among: evidenceKeys)
    if let kind = fields["kind"] { return reader.string(kind, "\(path()).kind") }
    reader.report(.missing(at: "\(path()).kind"))
    return nil
  }
}

extension Answer {
  /// Reports what an item does not allow.
  fileprivate func checked(
    _ item: ItemProgram, _ path: @autoclosure () -> String, _ reader: inout RecordReader
  ) -> Answer {
    guard case .state(.notApplicable) = given else { return self }
    if !item.notApplicableAllowed {
      reader.report(.notApplicableRefused(item.title, at: path()))
    } else if item.reasonRequired, reason?.contains(where: { !$0.isWhitespace }) != true {
      reader.report(.reasonMissing(at: "\(path()).reason"))
    }
    return self
  }
}

extension ItemProgram {
  /// Whether a word for a state is an answer to this item: pass and fail only where it is asked.
  fileprivate func accepts(_ state: ItemState) -> Bool {
    answer.isCompliance || state == .notApplicable || state == .notChecked
  }

  /// The words for the states that `accepts` allows.
  fileprivate var stateWords: [String] {
    StateWords.all.filter { StateWords.state($0).map(accepts) == true }
  }

  /// Whether an answer could be a fail, so that it may have occurrences.
  fileprivate func mayFail(_ given: Answer.Given) -> Bool {
    switch given {
    case .state(let state): state == .fail
    case .value: pass != nil
    case .nothing, .unstated: false
    }
  }
}
