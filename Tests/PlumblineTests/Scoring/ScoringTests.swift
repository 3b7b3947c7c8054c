import FEEL
import Testing

@testable import Plumbline

@Suite("Scores")
struct ScoringTests {
  /// 实得分 ÷ (满分 − 不参与考评内容分数之和) × 100, half up to one decimal (`scoring.md`, 5).
  @Test(
    "points over what took part, rounded half up",
    arguments: [
      ("P×812 F×143 N×45", "85", "16240/191"), ("P×700 N×300", "100", "100"),
      ("P×850.5 F×149.5", "85.1", "1701/20"), ("P×12 F×948", "1.3", "5/4"),
      ("P×577.5 F×22.5", "96.3", "385/4"), ("P P F", "66.7", "200/3"),
    ])
  func halfUp(list: String, total: String, exact: String) {
    let score = ScoredList(list).score(.weighted)
    #expect(score.total == Decimal(total))
    #expect(score.exact == Rational(exact))
    #expect(score.low == score.total && score.high == score.total)
  }

  @Test("ten items, one not applicable, two open: 6/7 between 6/9 and 8/9")
  func interval() {
    let score = ScoredList("P P P P P P F U U N").score(.weighted, unanswered: .leftOut)
    #expect(score.exact == Rational("600/7"))
    #expect(score.total == Decimal("85.7"))
    #expect(score.low == Decimal("66.7"))
    #expect(score.high == Decimal("88.9"))
  }

  @Test("each open state is lost, left out, or leaves no score")
  func openStates() {
    let list = ScoredList("P U K")
    #expect(list.score(.weighted).exact == Rational(50))
    #expect(list.score(.weighted, notChecked: .lost).exact == Rational("100/3"))
    #expect(list.score(.weighted, unanswered: .leftOut).exact == Rational(100))
    let none = list.score(.weighted, notChecked: .noScore)
    #expect(none.total == nil && none.low == nil && none.high == nil && none.exact == nil)
    #expect(none.reason == .openItem(path: "item"))
    #expect(ScoredList("P F").score(.weighted, notChecked: .noScore).total == Decimal(50))
  }

  @Test("nothing to score is not rated: neither 0 nor 100", arguments: ScoringModel.allCases)
  func nothing(model: ScoringModel) {
    for list in ["", "N N", "I", "K K", "P×0"] {
      let score = ScoredList(list).score(model)
      #expect(score.total == nil && score.exact == nil, "\(list)")
      #expect(score.reason == .nothingToScore, "\(list)")
    }
  }

  @Test("sections weigh as they say, those without anything to score not at all")
  func bySection() {
    let list = ScoredList("[P F]×20 [P]×30 [N]×50")
    let score = list.score(.bySection)
    #expect(score.exact == Rational(80))
    #expect(score.sections.map(\.value) == [Decimal(50), Decimal(100), nil])
    #expect(score.sections.map(\.id) == ["s0", "s1", "s2"])
    #expect(ScoredList("[P×3 F×1]×1 [P]×0").score(.bySection).exact == Rational(75))
  }

  @Test("sections are 100 × reached / possible in every model", arguments: ScoringModel.allCases)
  func sectionScores(model: ScoringModel) {
    let values = ScoredList("[P P F] [N]").score(model).sections.map(\.value)
    #expect(values == [Decimal("66.7"), nil])
  }

  @Test("credit gives a part of the weight, open items none")
  func credit() {
    #expect(ScoredList("{P,F}×4 P×6 U×2").score(.weighted).exact == Rational("200/3"))
  }

  @Test("a credit that cannot be told leaves no score")
  func unknownCredit() {
    let item = ScoredItem(
      path: "a.b", section: 0, weight: Rational(1), state: .pass, credit: .unknown, occurrences: 1,
      deduct: nil)
    let score = Scoring.score(
      items: [item], sections: [ScoredSection(id: "a", weight: Rational(1))], adjustments: [],
      rule: ScoringRule(
        model: .weighted, unanswered: .lost, notChecked: .leftOut, floor: .zero, ceiling: nil,
        digits: 1, mode: .halfUp))
    #expect(score.total == nil && score.reason == .noCredit(path: "a.b"))
    #expect(score.sections.map(\.value) == [nil])
  }

  @Test(
    "deductions count each time, up to the cap, never below nothing",
    arguments: [
      (1, 2, 5, "80"), (2, 2, 5, "60"), (3, 2, 5, "50"), (9, 2, 5, "50"), (1, 20, nil, "0"),
      (Int.max, 2, 5, "50"), (Int.max, 2, nil, "0"), (1, nil, nil, "0"),
    ] as [(Int, Int?, Int?, String)])
  func deductions(occurrences: Int, each: Int?, upTo: Int?, exact: String) {
    let item = ScoredItem(
      path: "a.b", section: 0, weight: Rational(10), state: .fail, credit: .byState,
      occurrences: occurrences,
      deduct: each.map { (each: Rational($0), upTo: upTo.map { Rational($0) }) })
    let score = Scoring.score(
      items: [item], sections: [ScoredSection(id: "a", weight: Rational(1))], adjustments: [],
      rule: ScoringRule(
        model: .deduction, unanswered: .lost, notChecked: .leftOut, floor: .zero, ceiling: nil,
        digits: 1, mode: .halfUp))
    #expect(score.exact == Rational(exact))
    #expect(score.sections.map(\.value) == [Decimal(exact)])
  }

  @Test("an item that failed without a note of deductions loses its weight, an open one too")
  func deductionStates() {
    #expect(ScoredList("P×6 F×4").score(.deduction).exact == Rational(60))
    #expect(ScoredList("P×6 U×4").score(.deduction).exact == Rational(60))
  }
}

@Suite("Adjustments")
struct AdjustmentTests {
  private func adjustment(_ points: Int, _ state: Adjustment.State = .holds) -> Adjustment {
    Adjustment(id: "a\(points)", points: Rational(points), state: state)
  }

  @Test("the quotient is adjusted, then held between floor and ceiling, then rounded")
  func order() {
    let list = ScoredList("P P F")
    #expect(list.score(.weighted, [adjustment(-5)]).total == Decimal("61.7"))
    #expect(list.score(.weighted, [adjustment(-90)]).total == Decimal(0))
    #expect(
      list.score(.weighted, [adjustment(-90)], floor: Rational(-50)).total == Decimal("-23.3"))
    #expect(list.score(.weighted, [adjustment(60)]).total == Decimal(100))
    #expect(list.score(.weighted, [adjustment(60)], ceiling: Rational(110)).total == Decimal(110))
    #expect(list.score(.weighted, [adjustment(90), adjustment(-90)]).exact == Rational("200/3"))
    #expect(list.score(.weighted, [adjustment(-5, .holdsNot)]).total == Decimal("66.7"))
  }

  @Test("the ceiling of a flat model is the sum of its weights")
  func flatCeiling() {
    #expect(ScoredList("P P F").score(.xccdfFlat, [adjustment(5)]).exact == Rational(3))
    #expect(ScoredList("P P F").score(.xccdfAbsolute, [adjustment(5)]).exact == Rational(1))
  }

  @Test("undecided adjustments widen the interval, each to its own side")
  func undecided() {
    let open = [adjustment(-5, .undecided), adjustment(3, .undecided), adjustment(-1)]
    let score = ScoredList("P F").score(.weighted, open)
    #expect(score.total == Decimal(49))
    #expect(score.low == Decimal(44))
    #expect(score.high == Decimal(52))
    let both = ScoredList("P F U").score(.weighted, unanswered: .leftOut, open)
    #expect(both.low == Decimal("27.3"))
    #expect(both.high == Decimal("68.7"))
  }

  @Test("terms let anybody recompute the score")
  func terms() {
    let score = ScoredList("P×2 F N").score(.weighted, [adjustment(-5), adjustment(3, .undecided)])
    let terms = score.terms.map {
      "\($0.weight) \($0.reached)/\($0.possible) \($0.counted)"
    }
    #expect(
      terms == [
        "2 2/2 pass", "1 0/1 fail", "1 0/0 not_applicable", "-5 -5/0 adjustment", "3 0/0 undecided",
      ])
  }
}
