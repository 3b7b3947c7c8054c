import Testing

@testable import FEEL

/// The days and time duration a text of a test writes.
func dayTime(_ text: String) throws -> DayTimeDuration {
  try #require(DayTimeDuration(text), "\(text)")
}

/// The years and months duration a text of a test writes.
func yearMonth(_ text: String) throws -> YearMonthDuration {
  try #require(YearMonthDuration(text), "\(text)")
}

@Suite struct DurationTests {
  @Test(
    "a days and time duration prints normalised",
    arguments: [
      ("PT49H", "P2DT1H"), ("P0D", "PT0S"), ("-P0D", "PT0S"), ("PT1000M", "PT16H40M"),
      ("PT0.S", "PT0S"), ("PT0.999S", "PT0.999S"), ("-PT0.000000001S", "-PT0.000000001S"),
      ("PT1000M0.999999999S", "PT16H40M0.999999999S"), ("P1DT2H3M4.500S", "P1DT2H3M4.5S"),
      ("-P1DT2H3M4S", "-P1DT2H3M4S"), ("PT90S", "PT1M30S"), ("PT36H", "P1DT12H"),
      ("P00001D", "P1D"), ("PT86400S", "P1D"), ("P106751991167300D", "P106751991167300D"),
    ])
  func dayTimeText(written: String, printed: String) throws {
    #expect(try dayTime(written).description == printed)
    #expect(try dayTime(printed) == dayTime(written))
  }

  @Test(
    "a text that is no duration is refused by both kinds",
    arguments: [
      "", "P", "-P", "P0", "P1H", "P1S", "1D", "PT", "P1DT", "P1Y2M3D", "P1M1D", "P1YT1H", "p1d",
      "P1D ", " P1D", "--P1D", "+P1D", "P-1D", "PT-1H", "P1.5D", "PT1.5H", "PT1.5M", "PT.5S",
      "PT1S1M", "PT1M1H", "PT1H1H", "PT1", "P1DT1", "PT1.0000000001S", "P1D1D", "P1M1Y", "P1Y1",
      "P1Y1Y", "P1.5Y", "P1W", "P99999999999999999999999D", "P9223372036854775807D",
      "P9223372036854775807Y", "P99999999999999999999M", "PT1.S1M", "P1Y ", "P１D", "P1YM",
    ])
  func refusal(text: String) {
    #expect(DayTimeDuration(text) == nil)
    #expect(YearMonthDuration(text) == nil)
  }

  @Test("a text of one kind is not of the other")
  func kinds() {
    #expect(DayTimeDuration("P1Y") == nil && DayTimeDuration("P1M") == nil)
    #expect(YearMonthDuration("P1D") == nil && YearMonthDuration("PT1M") == nil)
  }

  @Test(
    "a years and months duration prints normalised",
    arguments: [
      ("P26M", "P2Y2M"), ("P0Y", "P0M"), ("-P0M", "P0M"), ("P1Y", "P1Y"), ("P12M", "P1Y"),
      ("-P26M", "-P2Y2M"), ("P999999999M", "P83333333Y3M"), ("-P999999999M", "-P83333333Y3M"),
      ("P1Y0M", "P1Y"), ("P11M", "P11M"), ("P9223372036854775807M", "P768614336404564650Y7M"),
    ])
  func yearMonthText(written: String, printed: String) throws {
    #expect(try yearMonth(written).description == printed)
    #expect(try yearMonth(printed) == yearMonth(written))
  }

  @Test("parts carry the sign of the duration")
  func parts() throws {
    let length = try dayTime("-P1DT2H3M4.5S")
    #expect([length.days, length.hours, length.minutes, length.seconds] == [-1, -2, -3, -4])
    #expect(length.nanosecondsAfterSeconds == -500_000_000)
    #expect(length.totalSeconds == Decimal("-93784.5"))
    let months = try yearMonth("-P2Y3M")
    #expect(months.years == -2 && months.monthsAfterYears == -3 && months.months == -27)
  }

  @Test("durations are equal by length and stand in order")
  func order() throws {
    #expect(try dayTime("P1D") == dayTime("PT24H"))
    #expect(try yearMonth("P1Y") == yearMonth("P12M"))
    #expect(try dayTime("-P1D") < dayTime("PT0.000000001S"))
    #expect(try yearMonth("-P1M") < yearMonth("P0M"))
    #expect(try dayTime("-P1D").magnitude == dayTime("P1D"))
    #expect(try yearMonth("-P1Y").magnitude == yearMonth("P1Y"))
  }

  @Test(
    "days and time durations are scaled by numbers and keep fractions",
    arguments: [
      ("P1D", "2", "P2D", "PT12H"), ("PT1S", "3", "PT3S", "PT0.333333333S"),
      ("P1D", "-0.5", "-PT12H", "-P2D"), ("PT1S", "0", "PT0S", nil), ("P1D", "1E30", nil, "PT0S"),
      ("P1D", "1E-6000", "PT0S", nil), ("PT0.000000001S", "0.5", "PT0S", "PT0.000000002S"),
      ("PT0S", "1E6000", "PT0S", "PT0S"), ("PT1S", "1E6144", nil, "PT0S"),
    ] as [(String, String, String?, String?)])
  func scaling(text: String, factor: String, product: String?, quotient: String?) throws {
    let (length, number) = (try dayTime(text), try number(factor))
    #expect(length.multiplied(by: number)?.description == product)
    #expect(length.divided(by: number)?.description == quotient)
  }

  @Test("months are cut toward zero when scaled")
  func cutting() throws {
    #expect(try yearMonth("P1Y11M").multiplied(by: number("-2.5"))?.description == "-P4Y9M")
    #expect(try yearMonth("P10Y11M").divided(by: number("2.5"))?.description == "P4Y4M")
    #expect(try yearMonth("P1Y").divided(by: .zero) == nil)
    #expect(try yearMonth("P1Y").multiplied(by: number("1E30")) == nil)
    #expect(try yearMonth("P1Y").multiplied(by: number("1E-30"))?.description == "P0M")
  }

  @Test("the ratio of two durations is a number")
  func ratios() throws {
    #expect(try dayTime("P1D").ratio(to: dayTime("PT6H"))?.description == "4")
    #expect(try dayTime("PT1H").ratio(to: dayTime("-P1D")) == Decimal(-1).divided(by: Decimal(24)))
    #expect(try dayTime("P1D").ratio(to: .zero) == nil)
    #expect(try yearMonth("P1Y").ratio(to: yearMonth("P5M"))?.description == "2.4")
    #expect(try yearMonth("P1Y").ratio(to: .zero) == nil)
  }

  @Test("the longest durations do not overflow")
  func extremes() throws {
    let longest = DayTimeDuration(seconds: .min)
    #expect(longest.negated.negated == longest)
    #expect(longest.adding(longest) == nil && longest.subtracting(longest.negated) == nil)
    #expect(DayTimeDuration(nanoseconds: .min) == nil && DayTimeDuration(nanoseconds: .max) == nil)
    #expect(DayTimeDuration(days: .max) == nil && DayTimeDuration(days: .min) == nil)
    #expect(DayTimeDuration(longest.description) == longest)
    let months = YearMonthDuration(months: .min)
    #expect(months.negated.months == .max && months.adding(months) == nil)
    #expect(months.negated.adding(YearMonthDuration(months: 1)) == nil)
    #expect(months.subtracting(YearMonthDuration(months: 1)) == nil)
  }
}
