import Testing

@testable import FEEL

/// Nothing here may trap; what comes out is checked only for keeping its invariants.
@Suite struct ValuesFuzzTests {
  /// Numbers at the edges of what there is.
  private static let edges: [Decimal] = [
    "0", "0E6111", "0E-6176", "1", "-1", "2", "-2", "3", "10", "0.5", "-0.5", "1E-6176", "-1E-6176",
    "1E6144", "9.999999999999999999999999999999999E6144",
    "-9.999999999999999999999999999999999E6144",
    "9999999999999999999999999999999999", "-9999999999999999999999999999999999E-6176", "1E34",
    "1E-34",
    "0.9999999999999999999999999999999999", "1.000000000000000000000000000000001",
    "9223372036854775807",
    "-9223372036854775808", "9223372036854775808", "18446744073709551615", "1E38", "5E-39",
    "14149.5",
    "1099511627776", "1099511627777", "3E45", "1E-60", "7E20", "4E-17",
    "5000000000000000000000000000000001",
  ].compactMap { Decimal($0) }

  /// Whether a result keeps the invariants and reads back from both its texts.
  private func isSound(_ result: Decimal?) -> Bool {
    guard let value = result else { return true }
    return value.coefficient <= Decimal.largestCoefficient
      && value.exponent >= Decimal.smallestExponent && value.exponent <= Decimal.largestExponent
      && !(value.isZero && value.isNegative) && Decimal(value.description) == value
      && Decimal(value.canonicalDescription) == value
  }

  @Test("operations on numbers at the edges of the range are sound")
  func edgePairs() {
    #expect(Self.edges.count == 36)
    for a in Self.edges {
      for b in Self.edges {
        let results = [
          a.adding(b), a.subtracting(b), a.multiplied(by: b), a.divided(by: b), a.modulo(b),
          a.raised(to: b),
        ]
        #expect(results.allSatisfy(isSound), "\(a) and \(b)")
        #expect((a < b) == (b > a) && (a == b) == (b == a))
        #expect(a.adding(b) == b.adding(a) && a.multiplied(by: b) == b.multiplied(by: a))
        #expect(a != b || a.hashValue == b.hashValue)
      }
      #expect([a.squareRoot(), a.exponential(), a.naturalLogarithm()].allSatisfy(isSound), "\(a)")
      #expect([a.negated, a.magnitude].allSatisfy(isSound) && a.negated.negated == a)
      _ = (a.exactInt(), a.truncatedInt(), a.isInteger)
      for mode in RoundingMode.allCases {
        for scale in [.min, -6112, -6111, -40, -1, 0, 1, 33, 34, 40, 6176, 6177, .max] {
          #expect(isSound(a.rounded(scale: scale, mode: mode)), "\(a) \(mode) \(scale)")
        }
      }
    }
  }

  @Test("durations scaled by numbers at the edges are sound")
  func edgeDurations() {
    let seconds = [0, 1, -1, .max, .min, 86_400, -31_536_000]
    for length in seconds.map({ DayTimeDuration(seconds: $0) }) {
      for factor in Self.edges {
        for result in [length.multiplied(by: factor), length.divided(by: factor)] {
          #expect(result == nil || result.flatMap { DayTimeDuration($0.description) } == result)
        }
      }
      #expect(isSound(length.totalSeconds))
    }
    for length in seconds.map({ YearMonthDuration(months: $0) }) {
      for factor in Self.edges {
        for result in [length.multiplied(by: factor), length.divided(by: factor)] {
          #expect(result == nil || result.flatMap { YearMonthDuration($0.description) } == result)
        }
      }
    }
  }

  @Test("texts spoilt at random are refused or read, and what is read prints and reads back")
  func spoiltTexts() {
    let seeds = [
      "12345.678e-12", "-2020-02-29T23:59:59.999+08:00:30", "999999999-12-31T24:00:00Z",
      "-P1DT2H3M4.5S", "P10Y11M", "10:30:00@Asia/Shanghai", "2020-12-31",
    ].map { Array($0.utf8) }
    let alphabet = Array("0123456789-+.:TZPYMDHSeE@ /９é".utf8)
    var generator = SeededGenerator(state: 6)
    for _ in 0..<20_000 {
      var bytes = seeds.randomElement(using: &generator) ?? []
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let byte = alphabet.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.insert(byte, at: place)
        case 1 where place < bytes.count: bytes[place] = byte
        default: if place < bytes.count { bytes.remove(at: place) }
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(Decimal(text).map { isSound($0) } ?? true, "\(text)")
      #expect(CalendarDate(text).map { CalendarDate($0.description) == $0 } ?? true, "\(text)")
      #expect(TimeOfDay(text).map { TimeOfDay($0.description) == $0 } ?? true, "\(text)")
      #expect(DateTime(text).map { DateTime($0.description) == $0 } ?? true, "\(text)")
      #expect(
        DayTimeDuration(text).map { DayTimeDuration($0.description) == $0 } ?? true, "\(text)")
      #expect(
        YearMonthDuration(text).map { YearMonthDuration($0.description) == $0 } ?? true, "\(text)")
    }
  }
}
