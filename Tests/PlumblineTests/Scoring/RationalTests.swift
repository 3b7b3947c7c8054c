import FEEL
import Testing

@testable import Plumbline

@Suite("Exact fractions")
struct RationalTests {
  @Test("a fraction is in lowest terms, its sign above")
  func lowestTerms() {
    #expect(Rational("6/4").description == "3/2")
    #expect(Rational("6/-4").description == "-3/2")
    #expect(Rational("0/7") == .zero)
    #expect(Rational(Int.min).description == "-9223372036854775808")
    #expect(Rational(Int.min) + Rational(Int.max) == Rational(-1))
    #expect(Rational(1).divided(by: .zero) == nil)
  }

  @Test("sums are exact at any size, and come back to 64 bits")
  func sizes() throws {
    let tenth = Rational(try #require(Decimal("0.1")))
    #expect(tenth + tenth + tenth == Rational("3/10"))
    var sum = Rational.zero
    for count in 1...60 { sum = sum + (Rational(1).divided(by: Rational(count)) ?? .zero) }
    #expect(sum.description.count > 40)
    for count in (1...60).reversed() {
      sum = sum - (Rational(1).divided(by: Rational(count)) ?? .zero)
    }
    #expect(sum == .zero)
    let large = Rational(Int.max) * Rational(Int.max) * Rational(Int.max)
    #expect(large.divided(by: large) == Rational(1))
    #expect(Rational(1) < large && large * Rational(-1) < Rational(1))
  }

  @Test(
    "every rounding mode, on both sides of 0",
    arguments: [
      (RoundingMode.halfUp, ["1.3", "-1.3", "1.2", "1.4"]),
      (.halfDown, ["1.2", "-1.2", "1.2", "1.3"]), (.halfEven, ["1.2", "-1.2", "1.2", "1.4"]),
      (.up, ["1.3", "-1.3", "1.3", "1.4"]), (.down, ["1.2", "-1.2", "1.2", "1.3"]),
      (.floor, ["1.2", "-1.3", "1.2", "1.3"]), (.ceiling, ["1.3", "-1.2", "1.3", "1.4"]),
    ])
  func rounding(mode: RoundingMode, expected: [String]) {
    let values = ["5/4", "-5/4", "1201/1000", "27/20"].map { Rational($0) }
    let rounded = values.map { $0.rounded(digits: 1, mode: mode)?.description ?? "" }
    #expect(rounded == expected)
    let long = Rational(Int.max) * Rational(10) + Rational("5/4")
    #expect(
      long.rounded(digits: 1, mode: mode)?.description == "9223372036854775807\(expected[0])")
  }

  @Test("a rounded number has no zeros at its end, and at most 34 digits")
  func digits() throws {
    #expect(Rational("17/2").rounded(digits: 12, mode: .halfUp)?.description == "8.5")
    #expect(Rational(100).rounded(digits: 1, mode: .halfUp)?.description == "100")
    let million = Rational(1_000_000_000)
    let large = million * million * million * million + Rational("1/3")
    #expect(large.rounded(digits: 12, mode: .halfUp) == Decimal("1E+36"))
    let nines = Rational(try #require(Decimal("9.99E+40"))) + Rational("1/3")
    #expect(
      nines.rounded(digits: 1, mode: .up) == Decimal("9.990000000000000000000000000000001E+40"))
  }

  @Test("long division is multiplication undone")
  func division() {
    var words = Words()
    for _ in 0..<4_000 {
      let (dividend, divisor) = (words.number(upTo: 9), words.number(upTo: 5))
      guard !divisor.isZero else { continue }
      let (quotient, remainder) = dividend.dividedWithRemainder(by: divisor)
      #expect(quotient * divisor + remainder == dividend, "\(dividend) / \(divisor)")
      let size = BigInteger(words: divisor.words, isNegative: false)
      #expect(BigInteger(words: remainder.words, isNegative: false) < size)
      #expect(remainder.isZero || remainder.isNegative == dividend.isNegative)
    }
  }

  /// Words without pattern, with many that lie at an edge; the same in every run.
  private struct Words {
    private static let edges: [UInt32] = [
      0, 1, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF,
    ]
    private var state: UInt64 = 20_260_924

    private mutating func next() -> UInt32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt32(truncatingIfNeeded: state >> 32)
    }

    mutating func number(upTo most: Int) -> BigInteger {
      let words = (0...Int(next()) % most).map { _ in
        next() % 2 == 0 ? next() : Self.edges[Int(next()) % Self.edges.count]
      }
      return BigInteger(words: words, isNegative: next() % 2 == 0)
    }
  }

  @Test("a sum of many sections stays quick")
  func manySections() {
    let primes = [101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179]
    let sections = primes.flatMap { first in primes.map { "[P×\(first) F×\($0)7]" } }
    let score = ScoredList(sections.joined()).score(.bySection)
    #expect(score.total.map { $0 > Decimal(0) && $0 < Decimal(100) } == true)
  }
}
