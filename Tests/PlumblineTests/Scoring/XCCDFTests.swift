import FEEL
import Testing

@testable import Plumbline

/// The four models of XCCDF 1.2 (NISTIR 7275r4, 7.3.2) by their text, where implementations differ.
@Suite("XCCDF models")
struct XCCDFTests {
  /// A checklist and what the text of the standard gives; null where nothing is scored.
  struct Vector: Sendable, CustomStringConvertible {
    let id: String
    let tree: String
    let exact: String?
    let flat: (String, String)
    let unweighted: (String, String)
    let absolute: Int?

    init(
      _ id: String, _ tree: String, _ exact: String?, _ flat: (String, String),
      _ unweighted: (String, String), _ absolute: Int?
    ) {
      self.id = id
      self.tree = tree
      self.exact = exact
      self.flat = flat
      self.unweighted = unweighted
      self.absolute = absolute
    }

    var description: String { "\(id) \(tree)" }
  }

  // Unknown counts as a fail, what is not selected is not there. Where nothing counts the text
  // divides 0 by 0, or calls it complete; a policy says that there is no score.
  private static let vectors = [
    Vector("V01", "P P", "100", ("2", "2"), ("2", "2"), 1),
    Vector("V02", "P F", "50", ("1", "2"), ("1", "2"), 0),
    Vector("V03", "P P F", "200/3", ("2", "3"), ("2", "3"), 0),
    Vector("V04", "P F F×10", "25/3", ("1", "12"), ("1", "3"), 0),
    Vector("V05", "P F P×0", "50", ("1", "2"), ("1", "2"), 0),
    Vector("V06", "P F×0", "100", ("1", "1"), ("1", "1"), 1),
    Vector("V07", "F×0", nil, ("0", "0"), ("0", "0"), nil),
    Vector("V08", "P×0", nil, ("0", "0"), ("0", "0"), nil),
    Vector("V09", "P F N N", "50", ("1", "2"), ("1", "2"), 0),
    Vector("V10", "N", nil, ("0", "0"), ("0", "0"), nil),
    Vector("V11", "P F K", "50", ("1", "2"), ("1", "2"), 0),
    Vector("V12", "P F", "50", ("1", "2"), ("1", "2"), 0),
    Vector("V13", "P I F", "50", ("1", "2"), ("1", "2"), 0),
    Vector("V14", "P", "100", ("1", "1"), ("1", "1"), 1),
    Vector("V15", "[F] [P P P P]", "50", ("4", "5"), ("4", "5"), 0),
    Vector("V16", "[F P]×3 [P]×1", "125/2", ("2", "3"), ("2", "3"), 0),
    Vector("V17", "[[N] [P]] [F]", "50", ("1", "2"), ("1", "2"), 0),
    Vector("V18", "[P×5 F×1]×2 P×3", "280/3", ("8", "9"), ("2", "3"), 0),
    Vector("V19", "[F]×0 [P]", "100", ("1", "2"), ("1", "2"), 0),
    Vector("V20", "", nil, ("0", "0"), ("0", "0"), nil),
    Vector("V21", "{P,F}", "50", ("1/2", "1"), ("1/2", "1"), 0),
    Vector("V22", "{F,P}", "50", ("1/2", "1"), ("1/2", "1"), 0),
    Vector("V23", "{P,P,F} P", "250/3", ("5/3", "2"), ("5/3", "2"), 0),
    Vector("V24", "P F F", "100/3", ("1", "3"), ("1", "3"), 0),
    Vector("V25", "P×0.1 P×0.1 P×0.1", "100", ("0.3", "0.3"), ("3", "3"), 1),
    Vector("V26", "P×0.1 P×0.2 P×0.3 P×0.7", "100", ("1.3", "1.3"), ("4", "4"), 1),
  ]

  @Test("the default model follows the text, over groups in groups", arguments: vectors)
  func byDefault(vector: Vector) {
    #expect(ScoredList(vector.tree).tree.score == vector.exact.map { Rational($0) })
  }

  @Test("a checklist is the tree of two levels", arguments: vectors)
  func checklist(vector: Vector) {
    // A section is a group: only trees of sections, or of items alone in one section, are checklists.
    let list = ScoredList(vector.tree)
    let isNested = vector.tree.contains("[[")
    let isMixed = vector.tree.contains("[") && !vector.tree.hasSuffix("]") && vector.id == "V18"
    guard !isNested, !isMixed else { return }
    let wrapped = vector.tree.contains("[") ? list : ScoredList("[\(vector.tree)]")
    #expect(wrapped.score(.xccdfDefault).exact == vector.exact.map { Rational($0) })
  }

  @Test("the flat models sum weights, whatever the groups", arguments: vectors)
  func flat(vector: Vector) {
    let list = ScoredList(vector.tree)
    for (model, expected) in [
      (ScoringModel.xccdfFlat, vector.flat), (.xccdfFlatUnweighted, vector.unweighted),
    ] {
      let score = list.score(model)
      let isNothing = vector.exact == nil
      #expect(score.exact == (isNothing ? nil : Rational(expected.0)), "\(model)")
      #expect(score.maximum == Decimal(expected.1), "\(model)")
      #expect((score.reason == .nothingToScore) == isNothing, "\(model)")
    }
  }

  @Test("the absolute model is 1 if everything passes", arguments: vectors)
  func absolute(vector: Vector) {
    let score = ScoredList(vector.tree).score(.xccdfAbsolute)
    #expect(score.exact == vector.absolute.map { Rational($0) })
    #expect(score.maximum == Decimal(1))
  }

  @Test("an unscored rule alone is no score in any model")
  func unscored() {
    for model in ScoringModel.allCases {
      let score = ScoredList("I").score(model)
      #expect(score.total == nil && score.low == nil && score.high == nil)
      #expect(score.reason == .nothingToScore)
    }
  }

  @Test("OpenSCAP's own tree of 28 rules is 625/18, where its floats say 34.722221")
  func overrides() {
    let permissions = "[P P P F]"
    let accounts = "[[P P F] [P P F] [P F F F]]"
    let system = "[[F] [P] \(permissions) [\(accounts)]]"
    let services = "[[F] [P F F F]]"
    let list = ScoredList("\(system) \(services) K")
    #expect(list.tree.score == Rational("625/18"))
    #expect(list.tree.score?.rounded(digits: 6, mode: .halfUp) == Decimal("34.722222"))
  }

  @Test(
    "public examples",
    arguments: [
      ("P P P P P P P P", "100", "8", "8"), ("{P,P,P,P} {P,P,P,P}", "100", "2", "2"),
      ("P F", "50", "1", "2"), ("P P F", "200/3", "2", "3"), ("P F F×10", "25/3", "1", "12"),
    ])
  func published(tree: String, exact: String, reached: String, maximum: String) {
    let list = ScoredList(tree)
    #expect(list.tree.score == Rational(exact))
    #expect(list.score(.xccdfFlat).exact == Rational(reached))
    #expect(list.score(.xccdfFlat).maximum == Decimal(maximum))
  }
}
