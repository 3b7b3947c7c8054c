import FEEL

extension ScoringSyntax {
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> ScoringSyntax? {
    guard var reader = MappingReader(node, Message("'scoring'", "“scoring”"), into: &diagnostics)
    else { return nil }
    let header = RuleReader.header(&reader, orElse: "scoring", into: &diagnostics)
    let models = ScoringModel.allCases.map(\.rawValue)
    let model = Scalars.word(
      reader.require("model", into: &diagnostics), among: models, into: &diagnostics)
    let unanswered = open(reader.take("unanswered"), into: &diagnostics) ?? .lost
    let notChecked = open(reader.take("not_checked"), into: &diagnostics) ?? .leftOut
    let adjustments = Scalars.list(reader.take("adjustments"), into: &diagnostics) {
      Adjustment.read($0, into: &$1)
    }
    let floor = Scalars.number(reader.take("floor"), into: &diagnostics)
    let ceiling = Scalars.number(reader.take("ceiling"), into: &diagnostics)
    let rounding = rounding(reader.take("round"), into: &diagnostics)
    reader.finish(into: &diagnostics)
    guard let header, let model, let kind = ScoringModel(rawValue: model.value) else { return nil }
    checkLimits(floor, ceiling, of: kind, into: &diagnostics)
    return ScoringSyntax(
      header: header, model: Located(kind, model.span), unanswered: unanswered,
      notChecked: notChecked, adjustments: adjustments, floor: floor?.value,
      ceiling: ceiling?.value, digits: rounding.digits, mode: rounding.mode)
  }

  /// A floor above the ceiling would leave one score for everybody.
  private static func checkLimits(
    _ floor: Located<Decimal>?, _ ceiling: Located<Decimal>?, of model: ScoringModel,
    into diagnostics: inout Diagnostics
  ) {
    let low = floor?.value ?? .zero
    guard let span = floor?.span ?? ceiling?.span, let high = ceiling?.value ?? model.maximum,
      high < low
    else { return }
    diagnostics.report(.floorAboveCeiling(low, high, at: span))
  }

  private static func open(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> OpenItemPolicy? {
    let words = OpenItemPolicy.allCases.map(\.rawValue)
    return Scalars.word(node, among: words, into: &diagnostics)
      .flatMap { OpenItemPolicy(rawValue: $0.value) }
  }

  /// At most this many digits after the point.
  private static let mostDigits = 12

  private static func rounding(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> (digits: Int, mode: RoundingMode) {
    guard let node,
      var reader = MappingReader(node, Message("'round'", "“round”"), into: &diagnostics)
    else { return (1, .halfUp) }
    var digits = 1
    let wanted = Message("a whole number from 0 to \(mostDigits)", "从 0 到 \(mostDigits) 的整数")
    if let number = Scalars.number(
      reader.take("digits"), wanted: wanted, into: &diagnostics)
    {
      if let whole = number.value.exactInt(), (0...mostDigits).contains(whole) {
        digits = whole
      } else {
        diagnostics.report(
          .badNumber(number.value.description, wanted: wanted, at: number.span))
      }
    }
    let mode = Scalars.word(
      reader.take("mode"), among: modes.map(\.0), into: &diagnostics)
    reader.finish(into: &diagnostics)
    return (digits, modes.first { $0.0 == mode?.value }?.1 ?? .halfUp)
  }

  /// The words for rounding modes.
  private static let modes: [(String, RoundingMode)] = [
    ("half up", .halfUp), ("half even", .halfEven), ("half down", .halfDown), ("up", .up),
    ("down", .down), ("floor", .floor), ("ceiling", .ceiling),
  ]
}

extension ScoringSyntax {
  /// The same with other adjustments.
  func with(_ adjustments: [Adjustment]) -> ScoringSyntax {
    ScoringSyntax(
      header: header, model: model, unanswered: unanswered, notChecked: notChecked,
      adjustments: adjustments, floor: floor, ceiling: ceiling, digits: digits, mode: mode)
  }
}

extension ScoringSyntax.Adjustment {
  static func read(
    _ node: Node, into diagnostics: inout Diagnostics
  ) -> ScoringSyntax.Adjustment? {
    guard var reader = MappingReader(node, Message("an adjustment", "加减分"), into: &diagnostics)
    else { return nil }
    let header = RuleReader.header(&reader, into: &diagnostics)
    let when = ConditionReader.condition(
      reader.require("when", into: &diagnostics), into: &diagnostics)
    let points = Scalars.number(
      reader.require("points", into: &diagnostics), into: &diagnostics)
    reader.finish(into: &diagnostics)
    guard let header, let when, let points else { return nil }
    return ScoringSyntax.Adjustment(header: header, when: when, points: points)
  }
}
