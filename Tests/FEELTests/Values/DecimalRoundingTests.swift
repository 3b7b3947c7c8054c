import Testing

@testable import FEEL

@Suite struct DecimalRoundingTests {
  /// The results of `rounded` in the order halfEven, halfUp, halfDown, up, down, floor, ceiling.
  @Test(
    "every mode goes its way",
    arguments: [
      ("2.5", 0, "2 3 2 3 2 2 3"), ("3.5", 0, "4 4 3 4 3 3 4"), ("-2.5", 0, "-2 -3 -2 -3 -2 -3 -2"),
      ("0.515", 2, "0.52 0.52 0.51 0.52 0.51 0.51 0.52"), ("2.4", 0, "2 2 2 3 2 2 3"),
      ("-2.6", 0, "-3 -3 -3 -3 -2 -3 -2"), ("2.500000001", 0, "3 3 3 3 2 2 3"),
      ("1250", -2, "1200 1300 1200 1300 1200 1200 1300"), ("0", 0, "0 0 0 0 0 0 0"),
      ("0.0001", 0, "0 0 0 1 0 0 1"), ("-0.0001", 0, "0 0 0 -1 0 -1 0"), ("7", 2, "7 7 7 7 7 7 7"),
      ("0.5", 0, "0 1 0 1 0 0 1"), ("50", -2, "0 100 0 100 0 0 100"),
      ("1E-6176", 0, "0 0 0 1 0 0 1"), ("-1E-6176", 5, "0 0 0 -1E-5 0 -1E-5 0"),
      (
        "9999999999999999999999999999999999", -1,
        "1E34 1E34 1E34 1E34 999999999999999999999999999999999E1 999999999999999999999999999999999E1 1E34"
      ),
      ("5", -6111, "0 0 0 1E6111 0 0 1E6111"),
    ])
  func modes(text: String, scale: Int, expected: String) throws {
    let value = try number(text)
    for (mode, wanted) in zip(RoundingMode.allCases, expected.split(separator: " ")) {
      #expect(value.rounded(scale: scale, mode: mode) == Decimal(wanted), "\(text) \(mode)")
    }
  }

  @Test("the result has the scale that was asked for if its digits have room")
  func scale() throws {
    #expect(try number("5").rounded(scale: 2, mode: .halfUp)?.description == "5.00")
    #expect(try number("1E2").rounded(scale: 1, mode: .halfUp)?.description == "100.0")
    #expect(try number("1.5").rounded(scale: 6176, mode: .halfUp)?.description == "1.5")
    #expect(try number("1234").rounded(scale: -2, mode: .down)?.description == "1200")
    #expect(Decimal.one.rounded(scale: 6177, mode: .down) == nil)
    #expect(Decimal.one.rounded(scale: -6112, mode: .down) == nil)
    #expect(Decimal.one.rounded(scale: .min, mode: .up) == nil)
    #expect(Decimal.one.rounded(scale: .max, mode: .up) == nil)
  }

  /// A number of up to 34 digits with an exponent from −20 to 20.
  private func random(_ generator: inout SeededGenerator) -> (Decimal, coefficient: Int128, Int) {
    let bits = UInt128(Int.random(in: 1...112, using: &generator))
    let digits = Int128(UInt128.random(in: 0..<(1 << bits), using: &generator))
    let exponent = Int.random(in: -20...20, using: &generator)
    let isNegative = Bool.random(using: &generator)
    let value = Decimal(sign: isNegative, coefficient: digits.magnitude, exponent: exponent)
    return (value ?? .zero, isNegative ? 0 - digits : digits, exponent)
  }

  @Test("what is added and taken away again leaves the number, if nothing was rounded")
  func inverse() throws {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<3000 {
      let small = Int.random(in: -1_000_000_000_000_000...1_000_000_000_000_000, using: &generator)
      let scale = Int.random(in: -8...0, using: &generator)
      let magnitude = UInt128(small.magnitude)
      let a = try #require(Decimal(sign: small < 0, coefficient: magnitude, exponent: scale))
      let b = Decimal(Int(truncatingIfNeeded: generator.next()))
      let sum = try #require(a.adding(b))
      #expect(sum.subtracting(b) == a)
      #expect(sum == b.adding(a))
      #expect(try #require(a.subtracting(sum)) == b.negated)
    }
  }

  @Test("order and sums agree with scaled whole numbers")
  func scaledIntegers() throws {
    var generator = SeededGenerator(state: 2)
    for _ in 0..<3000 {
      let (a, left, leftExponent) = random(&generator)
      let (b, right, rightExponent) = random(&generator)
      let low = min(leftExponent, rightExponent)
      let wideLeft = wide(left, leftExponent - low)
      let wideRight = wide(right, rightExponent - low)
      #expect((a < b) == (wideLeft - wideRight).isNegative)
      #expect((a == b) == (wideLeft == wideRight))
      #expect(a.adding(b) == Decimal.rounding(wideLeft + wideRight, exponent: low))
      let product = WideInteger(left.magnitude) * wide(right, 0)
      #expect(
        a.multiplied(by: b)
          == Decimal.rounding(
            left < 0 ? product.negated : product, exponent: leftExponent + rightExponent))
    }
  }

  @Test("a quotient times its divisor gives the dividend within one unit of the last digit")
  func quotients() throws {
    var generator = SeededGenerator(state: 3)
    for _ in 0..<2000 {
      let (a, _, _) = random(&generator)
      let (b, _, _) = random(&generator)
      guard !a.isZero, !b.isZero else { continue }
      let quotient = try #require(a.divided(by: b))
      let back = try #require(quotient.multiplied(by: b))
      let error = try #require(back.subtracting(a)?.magnitude.divided(by: a.magnitude))
      #expect(error <= (try number("1E-33")))
      let rest = try #require(a.modulo(b))
      #expect(rest.isZero || rest.isNegative == b.isNegative)
      #expect(rest.magnitude <= b.magnitude)
    }
  }

  @Test("wide division gives back what was multiplied")
  func wideDivision() {
    var generator = SeededGenerator(state: 4)
    for _ in 0..<2000 {
      var factors: [WideInteger] = []
      for _ in 0..<4 {
        // Runs of ones and zeros reach the rare corrections of the division.
        let bits = UInt128.random(in: 0...(.max), using: &generator)
        let mask = Bool.random(using: &generator) ? UInt128.max << 64 : UInt128.max
        factors.append(WideInteger(Bool.random(using: &generator) ? bits & mask : bits | mask))
      }
      let divisor = factors[0] * factors[1] + WideInteger(1)
      let rest = factors[2].hasSmallerMagnitude(than: divisor) ? factors[2] : .zero
      let parts = (divisor * factors[3] + rest).dividing(by: divisor)
      #expect(parts.quotient == factors[3])
      #expect(parts.remainder == rest)
    }
  }

  private func wide(_ value: Int128, _ tens: Int) -> WideInteger {
    WideInteger(value.magnitude, isNegative: value < 0) * WideInteger.powerOfTen(tens)
  }
}
