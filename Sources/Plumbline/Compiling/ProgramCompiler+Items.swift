import FEEL

// Items: answers, states, vetoes, and the order in which they are settled.
extension ProgramCompiler {
  mutating func compileItems() -> [ItemProgram] {
    let scope = scope(for: .states)
    let applicability = self.scope(for: .applicability)
    return itemList.map { compile($0, scope, applicability) }
  }

  private mutating func compile(
    _ item: ListedItem, _ scope: Scope, _ applicability: Scope
  ) -> ItemProgram {
    let syntax = item.syntax
    checkKinds(syntax)
    let form = answerForm(syntax)
    let pass = form.isCompliance ? nil : passTests(of: syntax, form, scope)
    return ItemProgram(
      path: item.path, section: item.section, title: syntax.ask,
      weight: syntax.weight?.value ?? Decimal(1), tags: words(syntax.tags, of: vocabulary.tags),
      answer: form, answerRangeText: syntax.answer?.range?.text, pass: pass,
      passText: syntax.pass?.text,
      when: syntax.when.flatMap { compile($0, in: applicability) },
      isInformational: syntax.isInformational?.value ?? false,
      hazard: word(syntax.hazard, of: "grade"), remedy: remedy(of: syntax), veto: veto(of: syntax),
      notApplicableAllowed: syntax.notApplicable?.isAllowed ?? false,
      reasonRequired: syntax.notApplicable?.reasonRequired ?? false,
      evidenceOnFail: syntax.evidenceOnFail.map(\.value), credit: credit(of: syntax),
      deduct: syntax.deduct.map { (each: $0.each.value, upTo: $0.upTo?.value) },
      attributes: attributes(of: syntax),
      basis: registry.citations(syntax.basis, into: &diagnostics))
  }

  private mutating func passTests(
    of item: ItemSyntax, _ form: AnswerForm, _ scope: Scope
  ) -> CheckedTests? {
    guard let pass = item.pass else { return nil }
    checkChoices(pass, form)
    let input = CheckedExpression.input(answerType(item), at: item.id.span)
    return Checker.check(pass.syntax, of: input, in: scope, into: &diagnostics)
  }

  /// Reports keys that do not go together.
  private mutating func checkKinds(_ item: ItemSyntax) {
    let isCompliance = item.answer == nil || item.answer?.type.value == "compliance"
    if item.isInformational?.value == true {
      let extra = [
        item.hazard?.span, item.deduct?.each.span, item.weight?.span, item.pass?.span,
        item.veto?.span, item.credit?.span,
      ].compactMap(\.self)
      if let span = extra.first { diagnostics.report(.informationalWith(at: span)) }
      return
    }
    if !isCompliance, item.pass == nil {
      diagnostics.report(.passMissing(item.id.value, at: item.id.span))
    } else if isCompliance, let pass = item.pass {
      diagnostics.report(.passOnCompliance(at: pass.span))
    }
    if item.veto != nil, item.hazard == nil {
      diagnostics.report(.vetoWithoutHazard(item.id.value, at: item.id.span))
    }
    if item.veto != nil, !item.writesNotApplicable {
      diagnostics.report(.vetoNeedsNotApplicable(item.id.value, at: item.id.span))
    }
    if item.hazard != nil, vocabulary.enumerations["remedy"] != nil, item.remedy == nil {
      diagnostics.report(.remedyMissing(item.id.value, at: item.id.span))
    }
  }

  private mutating func answerForm(_ item: ItemSyntax) -> AnswerForm {
    guard let answer = item.answer else { return .compliance }
    let values = answer.values.map(\.value)
    checkValues(answer.values)
    let type = answerType(item)
    let range = answer.range.flatMap {
      Checker.check(
        $0.syntax, of: CheckedExpression.input(type, at: $0.span), in: Scope(),
        into: &diagnostics)
    }
    switch answer.type.value {
    case "compliance": return .compliance
    case "choice", "multiple choice":
      if values.isEmpty { diagnostics.report(.choiceWithoutValues(at: answer.type.span)) }
      return answer.type.value == "choice" ? .choice(values) : .multipleChoice(values)
    case "boolean", "integer", "number", "date", "string":
      return .value(type, range: range, unit: answer.unit)
    default:
      let known = [
        "compliance", "boolean", "integer", "number", "choice", "multiple choice", "date", "string",
      ]
      let nearest = NearestName.nearest(to: answer.type.value, among: known)
      diagnostics.report(
        .unknownChoice(answer.type.value, known, nearest: nearest, at: answer.type.span))
      return .compliance
    }
  }

  /// Reports values that stand twice, and those by which inspectors write a state.
  private mutating func checkValues(_ values: [Located<String>]) {
    for (place, value) in values.enumerated() {
      if let first = values[..<place].first(where: { $0.value == value.value }) {
        diagnostics.report(.declaredTwice(value.value, first: first.span, at: value.span))
      }
      let state = StateWords.state(value.value)
      if state == .notApplicable || state == .notChecked {
        diagnostics.report(.choiceIsState(value.value, at: value.span))
      }
    }
  }

  /// A text that is no choice of the item would never be met.
  private mutating func checkChoices(_ pass: WrittenTests, _ form: AnswerForm) {
    guard case .choice(let values) = form else { return }
    let tests: [TestSyntax] =
      switch pass.syntax.kind {
      case .any: []
      case .tests(let tests), .not(let tests): tests
      }
    for test in tests {
      guard case .string(let text) = test.expression.kind, !values.contains(text) else { continue }
      let nearest = NearestName.nearest(to: text, among: values).map { "\"\($0)\"" }
      diagnostics.report(
        .unknownChoice(text, values, nearest: nearest, at: test.expression.span))
    }
  }

  private mutating func remedy(of item: ItemSyntax) -> EnumerationWord? {
    item.remedy.flatMap { word($0, of: "remedy") }
  }

  private mutating func veto(of item: ItemSyntax) -> EnumerationWord? {
    switch item.veto {
    case nil: return nil
    case .rating(let name):
      if let ratings, ratings.word(name.value) == nil, let meant = Scalars.truthMeant(name.value) {
        diagnostics.report(.vetoInWords(name.value, meant: meant, ratings, at: name.span))
        return nil
      }
      return word(name, of: "rating")
    case .worst(let span):
      if let worst = ratings?.worst { return worst }
      diagnostics.report(.enumerationMissing("rating", at: span))
      return nil
    }
  }

  private mutating func credit(of item: ItemSyntax) -> TableProgram? {
    guard let syntax = item.credit else { return nil }
    var scope = self.scope(for: .states)
    let isCompliance = item.answer == nil || item.answer?.type.value == "compliance"
    if isCompliance {
      scope.names["state"] = .variable(slot: slots.state, .enumeration(ItemState.enumeration))
    } else {
      scope.names["answer"] = .variable(slot: slots.answer, answerType(item))
    }
    requireSingle(syntax)
    if syntax.outputs.map(\.value) != ["credit"] {
      diagnostics.report(.creditColumn(at: syntax.span))
    } else {
      requireCells("credit", syntax)
    }
    return compileTable(
      syntax, named: "\(item.id.value).credit", in: scope, expecting: ["credit": .number])?.table
  }

  /// The values of an item's attributes, by their declared types.
  private mutating func attributes(of item: ItemSyntax) -> [(name: String, value: Value)] {
    var values: [(name: String, value: Value)] = []
    for (name, node) in item.attributes {
      guard let field = vocabulary.attributes.first(where: { $0.name == name.value }) else {
        let known = vocabulary.attributes.map(\.name)
        let nearest = NearestName.nearest(to: name.value, among: known)
        diagnostics.report(.unknownAttribute(name.value, nearest: nearest, at: name.span))
        continue
      }
      var reader = RecordReader(isJSON: false)
      if let value = reader.value(node, of: field.type, name.value) {
        values.append((name.value, value))
      } else if let problem = reader.problems.first {
        diagnostics.report(.badAttribute(name.value, problem.message, at: node.span))
      }
    }
    return values
  }

  /// The item as an element of `items`, before it is answered.
  func record(of item: ItemProgram) -> Context {
    let attributes = vocabulary.attributes.map { attribute in
      item.attributes.first { $0.name == attribute.name }?.value
        ?? .missing("\(item.path).\(attribute.name)")
    }
    return Context(
      keys: itemFields.map(\.name),
      values: [
        .string(item.path), .string(composition.sections[item.section].id.value),
        .string(item.title), .number(item.weight), .list(item.tags.map(Value.word)),
        ItemState.unanswered.word, .number(Decimal(1)),
      ] + attributes)
  }

  /// The items that can be hazards, as rows, and by the place of an item its place among them.
  func hazardRows(_ items: [ItemProgram]) -> (rows: [HazardRow], ofItem: [Int?]) {
    let attributes = vocabulary.attributes.map(\.name)
    var rows: [HazardRow] = []
    let ofItem = items.map { item -> Int? in
      let section = composition.sections[item.section].id.value
      guard let row = HazardRow(item, in: section, attributes: attributes) else { return nil }
      rows.append(row)
      return rows.count - 1
    }
    return (rows, ofItem)
  }

  mutating func words(_ names: [Located<String>], of type: EnumerationType) -> [EnumerationWord] {
    names.compactMap { type.word($0.value) }
  }

  /// A word of an enumeration that the policy declares; anything else is a mistake.
  mutating func word(_ name: Located<String>?, of enumeration: String) -> EnumerationWord? {
    guard let name else { return nil }
    guard let type = vocabulary.enumerations[enumeration] else {
      diagnostics.report(.enumerationMissing(enumeration, at: name.span))
      return nil
    }
    if let word = type.word(name.value) { return word }
    diagnostics.report(
      .unknownWord(
        name.value, in: type, offering: type.nearestValue(to: name.value), at: name.span))
    return nil
  }

  /// The places of items by their paths.
  var itemPlaces: [String: Int] {
    Dictionary(
      itemList.enumerated().map { ($0.element.path, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Items in an order in which each stands after those that its `when:` and `pass:` read.
  mutating func settlingOrder() -> [Int] {
    let places = itemPlaces
    let order = SettlingOrder(
      needs: itemList.map { item in
        (item.syntax.when?.names ?? []).union(item.syntax.pass?.names ?? [])
          .compactMap { places[$0] }
      })
    if let stuck = order.stuck.first {
      let loop = order.loop.map { itemList[$0].path }
      diagnostics.report(.cycle(loop, at: itemList[stuck].syntax.id.span))
    }
    return order.order
  }
}
