import RandomFEEL
import Testing

@testable import FEEL

@Suite("Sets of codes")
struct CodeSetTests {
  private static let edges: [Int64] = [.min, .min + 1, -2, -1, 0, 1, 2, .max - 1, .max]

  private static func set(_ random: inout SplitMix64) -> CodeSet {
    (0..<random.below(4)).reduce(CodeSet.none) { set, _ in
      let (low, high) = (random.one(of: edges), random.one(of: edges))
      return set.union(CodeSet(low: low, high: high))
    }
  }

  @Test("complement, union and intersection hold for every code at the edges")
  func algebra() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<3_000 {
      let (a, b) = (Self.set(&random), Self.set(&random))
      for code in Self.edges {
        #expect(a.complement.contains(code) == !a.contains(code))
        #expect(a.union(b).contains(code) == (a.contains(code) || b.contains(code)))
        #expect(a.intersection(b).contains(code) == (a.contains(code) && b.contains(code)))
      }
      #expect(a.complement.complement == a)
    }
  }

  @Test("intervals ascend and do not touch")
  func normalForm() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<3_000 {
      let intervals = Self.set(&random).union(Self.set(&random)).intervals
      for (left, right) in zip(intervals, intervals.dropFirst()) {
        #expect(left.high < .max && left.high + 1 < right.low)
      }
    }
    #expect(CodeSet(low: 1, high: 0) == .none)
    #expect(CodeSet.none.complement == .all)
    #expect(CodeSet.all.complement == .none)
  }

  @Test(
    "comparisons with numbers beyond 64 bits or between two codes keep their meaning",
    arguments: [
      "9223372036854775807", "9223372036854775808", "9223372036854775806.5",
      "-9223372036854775808", "-9223372036854775809", "-9223372036854775808.5",
      "-9223372036854775807.5", "1e6000", "-1e6000", "1e-6000", "-1e-6000", "0.5", "-0.5", "0",
      "-0", "2.000", "9999999999999999999999999999999999", "1e19", "-1e19",
    ])
  func comparisons(text: String) throws {
    let number = try #require(Decimal(text))
    var texts = TextCodes()
    for symbol: BinaryOperator in [
      .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
    ] {
      let form = ColumnForm.number(scale: 0)
      let set = try #require(CodeSet(symbol, .number(number), as: form, &texts))
      for code in Self.edges {
        let value = try #require(form.value(of: code))
        #expect(set.contains(code) == value.compares(symbol, .number(number)), "\(code) \(symbol)")
      }
    }
  }

  @Test("numbers stand in a column only where their scale and 64 bits hold them")
  func codes() {
    func code(_ text: String, _ scale: Int) -> Int64? {
      Decimal(text).flatMap { ColumnForm.number(scale: scale).code(of: .number($0), TextCodes()) }
    }
    #expect(code("1.50", 1) == 15)
    #expect(code("1.55", 1) == nil)
    #expect(code("-0.000", 0) == 0)
    #expect(code("-9223372036854775808", 0) == .min)
    #expect(code("9223372036854775808", 0) == nil)
    #expect(code("9.223372036854775807", 18) == .max)
    #expect(code("9.3", 18) == nil)
    #expect(code("1e6000", 18) == nil)
  }

  @Test("texts have codes by their scalars, and others have none")
  func texts() throws {
    var texts = TextCodes()
    let composed = try #require(CodeSet(.equal, .string("\u{E9}"), as: .text, &texts))
    #expect(composed.contains(texts.code(of: "\u{E9}")))
    #expect(!composed.contains(texts.code(of: "e\u{301}")))
    #expect(CodeSet(.less, .string("a"), as: .text, &texts) == nil)
    #expect(texts.code(of: "never named") == TextCodes.other)
  }
}

@Suite("Classes of codes")
struct CodeClassesTests {
  @Test("all codes of a class are in the same sets, at the ends of 64 bits too")
  func classes() {
    let edges: [Int64] = [.min, .min + 1, -5_000, -1, 0, 1, 7, 5_000, .max - 1, .max]
    var random = SplitMix64(seed: 3)
    for _ in 0..<2_000 {
      let sets = (0..<random.below(5)).map { _ in
        CodeSet(low: random.one(of: edges), high: random.one(of: edges))
      }
      let classes = CodeClasses(sets)
      for code in edges.flatMap({ [$0, $0 &- 1, $0 &+ 1] }) {
        let place = classes.place(of: code)
        #expect((0..<classes.count).contains(place))
        for set in sets {
          let isIn = classes.places(of: set).contains { $0.contains(place) }
          #expect(isIn == set.contains(code), "\(code) in \(set.intervals)")
        }
      }
    }
  }

  @Test("a column without constants has one class")
  func none() {
    #expect(CodeClasses([]).count == 1)
    #expect(CodeClasses([.all, .none]).count == 1)
    #expect(CodeClasses([.all]).place(of: .min) == 0)
  }
}

@Suite("Quotients")
struct QuotientTests {
  @Test("quotients are rounded as decimals are", arguments: RoundingMode.allCases)
  func quotients(mode: RoundingMode) throws {
    for divisor: Int64 in [1, 2, 3, 10, 1_000_000_000_000_000_000, .max] {
      for dividend: Int64 in [.min, -25, -15, -5, -1, 0, 1, 4, 5, 6, 15, 25, .max] {
        let exact = Int128(dividend)
        let found = Int128(mode.quotient(dividend, by: divisor))
        let error = exact - found * Int128(divisor)
        #expect(error.magnitude < divisor.magnitude)
        switch mode {
        case .halfEven, .halfUp, .halfDown: #expect(error.magnitude * 2 <= divisor.magnitude)
        case .up: #expect(exact < 0 ? error >= 0 : error <= 0)
        case .down: #expect(exact < 0 ? error <= 0 : error >= 0)
        case .floor: #expect(error >= 0)
        case .ceiling: #expect(error <= 0)
        }
      }
    }
    #expect(RoundingMode.halfEven.quotient(25, by: 10) == 2)
    #expect(RoundingMode.halfUp.quotient(-25, by: 10) == -3)
    #expect(RoundingMode.halfDown.quotient(25, by: 10) == 2)
  }
}
