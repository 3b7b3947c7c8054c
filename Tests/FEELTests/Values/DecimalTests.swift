import Testing

@testable import FEEL

/// A generator of numbers that repeat from run to run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The number a text of a test writes.
func number(_ text: String) throws -> Decimal {
  try #require(Decimal(text), "\(text)")
}

@Suite struct DecimalTests {
  @Test(
    "a number prints with its scale and reads back",
    arguments: [
      ("0", "0", "0"), ("1", "1", "1"), ("1.10", "1.10", "1.1"), ("-1.50", "-1.50", "-1.5"),
      (".872", "0.872", "0.872"), ("-.872", "-0.872", "-0.872"), ("+7", "7", "7"),
      ("007.00", "7.00", "7"), ("-0", "0", "0"), ("0.00", "0.00", "0"), ("-0.0", "0.0", "0"),
      ("1.23e4", "12300", "12300"), ("1.23e+4", "12300", "12300"),
      ("1.23e-4", "0.000123", "0.000123"), ("1E2", "100", "100"), ("100", "100", "100"),
      ("1e50", "1E+50", "1E+50"), ("1.5E-50", "1.5E-50", "1.5E-50"), ("0e50", "0", "0"),
      (
        "1e39", "1000000000000000000000000000000000000000",
        "1000000000000000000000000000000000000000"
      ),
      ("1e40", "1E+40", "1E+40"), ("0e-99999", "0", "0"), ("-12.5e49", "-1.25E+50", "-1.25E+50"),
      (
        "9.999999999999999999999999999999999E6144", "9.999999999999999999999999999999999E+6144",
        "9.999999999999999999999999999999999E+6144"
      ),
      ("1E6144", "1.000000000000000000000000000000000E+6144", "1E+6144"),
      ("1E-6176", "1E-6176", "1E-6176"),
    ])
  func text(written: String, printed: String, canonical: String) throws {
    let value = try number(written)
    #expect(value.description == printed)
    #expect(value.canonicalDescription == (canonical))
    #expect(Decimal(value.description) == value)
    #expect(Decimal(value.canonicalDescription) == value)
  }

  @Test(
    "a text that is no number is refused",
    arguments: [
      "", " ", "1.", ".", "-", "+", "1..3", "1 ", " 1", "--1", "1e", "1e+", "e5", ".e5", "1.e5",
      "1e5.0", "1,5", "0x10", "NaN", "Infinity", "1_000", "１", "1e6145", "1e-6177", "-1e99999",
      "1e99999999999999999999999999", "1e-99999999999999999999999999", "1\u{301}", "-.", "1-",
      "1e5-",
    ])
  func refusal(text: String) {
    #expect(Decimal(text) == nil)
  }

  @Test(
    "more than 34 digits are rounded half to even",
    arguments: [
      ("12345678901234567890123456789012345", "12345678901234567890123456789012340"),
      ("12345678901234567890123456789012335", "12345678901234567890123456789012340"),
      ("12345678901234567890123456789012345.000001", "12345678901234567890123456789012350"),
      ("99999999999999999999999999999999995", "100000000000000000000000000000000000"),
      ("0.00012345678901234567890123456789012345", "0.0001234567890123456789012345678901234"),
      ("1.00000000000000000000000000000000050", "1.000000000000000000000000000000000"),
      ("1.00000000000000000000000000000000150", "1.000000000000000000000000000000002"),
    ])
  func longTexts(written: String, rounded: String) throws {
    #expect(try number(written) == number(rounded))
  }

  @Test("a text of a million digits is read in one pass")
  func millionDigits() {
    let digits = String(repeating: "7", count: 1_000_000)
    #expect(Decimal(digits) == nil)
    #expect(Decimal("0." + digits) == Decimal("0.7777777777777777777777777777777778"))
    #expect(Decimal(digits + "e-999999") == Decimal("7.777777777777777777777777777777778"))
    #expect(Decimal("0." + String(repeating: "0", count: 1_000_000)) == .zero)
    #expect(
      Decimal("0." + String(repeating: "0", count: 1_000_000) + "1e1000000") == Decimal("0.1"))
    #expect(Decimal("1e" + digits) == nil)
    #expect(Decimal(digits + "x") == nil)
  }

  @Test(
    "equal values are equal and hash alike whatever their scale",
    arguments: [
      ("1.0", "1"), ("100", "1E2"), ("0", "0.000"), ("-0", "0E50"), ("1.10", "1.1"),
      ("1E6144", "1000000000000000000000000000000000E6111"), ("-2.50", "-2.5"),
    ])
  func equality(left: String, right: String) throws {
    let (a, b) = (try number(left), try number(right))
    #expect(a == b && !(a < b) && !(b < a))
    #expect(Set([a, b]).count == 1)
  }

  @Test("numbers stand in their order")
  func order() throws {
    let texts = [
      "-1E6144", "-1E40", "-10.1", "-10", "-1.1", "-1", "-1E-6176", "0", "1E-6176", "1E-40",
      "0.9999999999999999999999999999999999", "1", "1.000000000000000000000000000000001", "9.99",
      "10", "1E34", "1E6111", "9.999999999999999999999999999999999E6144",
    ]
    let values = try texts.map(number)
    for (i, a) in values.enumerated() {
      for (j, b) in values.enumerated() {
        #expect((a < b) == (i < j) && (a == b) == (i == j), "\(a) and \(b)")
      }
    }
  }

  @Test(
    "the examples of the language's description hold",
    arguments: [
      ("0.1", "+", "0.2", "0.3"), ("10.1", "mod", "-4.5", "-3.4"), ("-12", "mod", "5", "3"),
      ("12", "mod", "-5", "-3"), ("-12", "mod", "-5", "-2"), ("10", "mod", "5", "0"),
      ("1", "/", "3", "0.3333333333333333333333333333333333"), ("1", "/", "0", "null"),
      ("0.0", "/", "0.0", "null"), ("1", "mod", "0", "null"), ("1E6144", "mod", "7", "1"),
      ("1E-6176", "mod", "-7", "-7"), ("5", "mod", "1E6144", "5"), ("0", "mod", "-3", "0"),
      ("1.10", "*", "2", "2.20"), ("6.0", "/", "2", "3.0"), ("1", "/", "4", "0.25"),
      ("1.10", "**", "2", "1.2100"), ("10", "**", "-2", "0.01"), ("0", "**", "0", "1"),
      ("0", "**", "-1", "null"), ("-8", "**", "0.5", "null"), ("2", "**", "10", "1024"),
      ("100", "+", "0.00", "100.00"), ("9E6144", "+", "9E6144", "null"), ("1E-6176", "/", "2", "0"),
      ("4", "**", "0.5", "2"), ("9", "**", "1.5", "27"), ("1", "**", "0.3", "1"),
    ])
  func examples(left: String, sign: String, right: String, expected: String) throws {
    let (a, b) = (try number(left), try number(right))
    let result =
      switch sign {
      case "+": a.adding(b)
      case "*": a.multiplied(by: b)
      case "/": a.divided(by: b)
      case "mod": a.modulo(b)
      default: a.raised(to: b)
      }
    #expect(result == Decimal(expected))
    if expected.contains("."), !expected.hasPrefix("0.333") {
      #expect(result?.description == expected)
    }
  }

  @Test("roots and logarithms outside their domain are null")
  func domains() {
    let minusOne = Decimal(-1)
    #expect(minusOne.squareRoot() == nil)
    #expect(minusOne.naturalLogarithm() == nil)
    #expect(Decimal.zero.naturalLogarithm() == nil)
    #expect(Decimal.zero.squareRoot() == .zero)
    #expect(Decimal.one.naturalLogarithm() == .zero)
    #expect(Decimal.zero.exponential() == .one)
    #expect(Decimal(4).squareRoot()?.description == "2")
    #expect(Decimal("9E6144")?.exponential() == nil)
  }

  @Test("parts out of range make no number")
  func parts() {
    #expect(Decimal(sign: true, coefficient: 15, exponent: -1) == Decimal("-1.5"))
    #expect(Decimal(sign: true, coefficient: 0, exponent: .min) == .zero)
    #expect(Decimal(sign: false, coefficient: 1, exponent: .max) == nil)
    #expect(Decimal(sign: false, coefficient: 1, exponent: .min) == nil)
    #expect(Decimal(sign: false, coefficient: .max, exponent: .min) == nil)
    #expect(
      Decimal(sign: false, coefficient: .max, exponent: 0)?.coefficient
        == 3_402_823_669_209_384_634_633_746_074_317_682)
  }

  @Test(
    "whole numbers come out as machine integers",
    arguments: [
      ("12", 12, 12), ("12.00", 12, 12), ("12.9", nil, 12), ("-12.9", nil, -12), ("1.2e1", 12, 12),
      ("9223372036854775807", Int.max, Int.max), ("-9223372036854775808", Int.min, Int.min),
      ("9223372036854775808", nil, nil), ("1E30", nil, nil), ("1E6144", nil, nil),
      ("1E-6176", nil, 0), ("0E6111", 0, 0), ("9223372036854775807.5", nil, Int.max),
    ] as [(String, Int?, Int?)])
  func integers(text: String, exact: Int?, truncated: Int?) throws {
    let value = try number(text)
    #expect(value.exactInt() == exact)
    #expect(value.truncatedInt() == truncated)
    #expect(value.isInteger == (value.rounded(scale: 0, mode: .down) == value))
  }
}
