import Testing

@testable import FEEL

/// The date a text of a test writes.
func date(_ text: String) throws -> CalendarDate {
  try #require(CalendarDate(text), "\(text)")
}

@Suite struct CalendarDateTests {
  @Test(
    "a date prints as it was written",
    arguments: [
      "2017-08-30", "0000-01-01", "0001-12-31", "-0001-02-28", "-2016-02-29", "12345-06-07",
      "999999999-12-31", "-999999999-01-01", "2000-02-29", "99999-12-25",
    ])
  func roundTrip(text: String) throws {
    let value = try date(text)
    #expect(value.description == text)
    #expect(CalendarDate(daysSinceEpoch: value.daysSinceEpoch) == value)
  }

  @Test(
    "a text that is no date is refused",
    arguments: [
      "", "2012-12-25T", "2017-13-10", "998-12-31", "01211-12-31", "+2012-12-02", "2012-12-32",
      "2012-02-30", "1900-02-29", "2012-1-31", "2012-01-1", "2012-001-31", "2012-01-031", "2012",
      "2012-12", "9999999999-12-25", "-0000-01-01", "--2012-12-25", "2012/12/25", "20121225",
      " 2012-12-25", "2012-12-25 ", "2012-12-25Z", "2012-00-10", "2012-10-00", "-", "2012-12-",
      "２０１２-12-25", "foo", "99999999999999999999-01-01", "2012--1-01",
    ])
  func refusal(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("a very long text is refused")
  func longText() {
    #expect(CalendarDate(String(repeating: "2", count: 1_000_000)) == nil)
    #expect(DateTime(String(repeating: "2", count: 1_000_000)) == nil)
    #expect(DayTimeDuration("P" + String(repeating: "0", count: 1_000_000) + "D") == nil)
  }

  @Test("parts that name no day make no date")
  func parts() {
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 1_000_000_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: .min, month: .min, day: .min) == nil)
    #expect(CalendarDate(year: .max, month: .max, day: .max) == nil)
    #expect(CalendarDate(daysSinceEpoch: .max) == nil)
    #expect(CalendarDate(daysSinceEpoch: .min) == nil)
    #expect(CalendarDate(daysSinceEpoch: 0)?.description == "1970-01-01")
  }

  @Test("400 years and their neighbours agree with counting day by day")
  func bruteForce() throws {
    var day = try date("1899-12-31")
    var count = day.daysSinceEpoch
    var weekday = 7
    #expect(day.weekday == 7)
    for year in 1900...2301 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      var dayOfYear = 0
      for (month, length) in lengths.enumerated() {
        for dayOfMonth in 1...length {
          count += 1
          dayOfYear += 1
          weekday = weekday % 7 + 1
          let next = try #require(
            CalendarDate(year: year, month: month + 1, day: dayOfMonth))
          let isRight =
            next.daysSinceEpoch == count && CalendarDate(daysSinceEpoch: count) == next
            && next.weekday == weekday && next.dayOfYear == dayOfYear && day < next
            && day.adding(days: 1) == next && next.days(since: day) == 1
          #expect(isRight, "\(next)")
          day = next
        }
      }
    }
    #expect(count == (try date("2301-12-31").daysSinceEpoch))
  }

  @Test("every week has seven days and holds one Thursday of its year")
  func weeks() throws {
    var day = try date("1999-12-27")
    let end = try date("2410-01-01")
    while day < end {
      let thursday = try #require(day.adding(days: 4 - day.weekday))
      #expect(day.weekOfYear == (thursday.dayOfYear - 1) / 7 + 1, "\(day)")
      day = try #require(day.adding(days: 1))
    }
  }

  @Test(
    "weeks of the year follow ISO 8601",
    arguments: [
      ("2005-01-01", 53), ("2003-12-29", 1), ("2004-01-04", 1), ("2020-12-31", 53),
      ("2021-01-03", 53), ("2021-01-04", 1), ("2018-12-31", 1), ("2019-09-17", 38),
    ])
  func weekOfYear(text: String, week: Int) throws {
    #expect(try date(text).weekOfYear == week)
  }

  @Test(
    "months are added on the calendar and the day is clipped",
    arguments: [
      ("2023-01-31", 1, "2023-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
      ("2023-03-31", -1, "2023-02-28"), ("2023-01-15", -1, "2022-12-15"),
      ("2023-01-15", -13, "2021-12-15"), ("0000-01-01", -1, "-0001-12-01"),
      ("2023-12-31", 2, "2024-02-29"), ("2023-06-30", 0, "2023-06-30"),
      ("999999999-12-31", 1, nil), ("-999999999-01-01", -1, nil), ("2023-06-30", .max, nil),
      ("2023-06-30", .min, nil),
    ] as [(String, Int, String?)])
  func months(text: String, months: Int, expected: String?) throws {
    #expect(try date(text).adding(months: months)?.description == expected)
  }

  @Test(
    "a date plus a duration is midnight UTC plus it, the time cut off",
    arguments: [
      ("PT1H", "2020-01-01"), ("-PT1H", "2019-12-31"), ("-PT24H", "2019-12-31"),
      ("PT36H", "2020-01-02"), ("P1D", "2020-01-02"), ("-P31D", "2019-12-01"),
      ("PT0S", "2020-01-01"),
      ("-PT0.000000001S", "2019-12-31"), ("P106751991167300D", nil),
    ] as [(String, String?)])
  func durations(text: String, expected: String?) throws {
    let duration = try #require(DayTimeDuration(text))
    #expect(try date("2020-01-01").adding(duration)?.description == expected)
  }

  @Test(
    "months between two dates are whole and go toward zero",
    arguments: [
      ("2011-12-22", "2013-08-24", "P1Y8M"), ("2013-08-24", "2011-12-22", "-P1Y8M"),
      ("2015-01-21", "2016-01-20", "P11M"), ("2016-01-20", "2015-01-21", "-P11M"),
      ("2024-01-31", "2024-02-29", "P0M"), ("2024-01-31", "2024-03-31", "P2M"),
      ("-999999999-01-01", "999999999-12-31", "P1999999998Y11M"),
      ("2020-05-05", "2020-05-05", "P0M"),
    ])
  func between(from: String, to: String, expected: String) throws {
    #expect(try YearMonthDuration.between(from: date(from), to: date(to)).description == expected)
  }

  @Test("dates at both ends of the calendar do not overflow")
  func extremes() throws {
    let first = try date("-999999999-01-01")
    let last = try date("999999999-12-31")
    #expect(first.adding(days: -1) == nil && last.adding(days: 1) == nil)
    #expect(first.adding(days: .min) == nil && last.adding(days: .max) == nil)
    #expect(first.adding(days: last.days(since: first)) == last)
    #expect(last.since(first).days == last.days(since: first))
    #expect((1...7).contains(first.weekday) && (1...53).contains(first.weekOfYear))
    #expect(last.weekOfYear >= 1 && last.dayOfYear == 365)
    #expect(first.midnightUTC.adding(DayTimeDuration(seconds: -1)) == nil)
    #expect(DateTime("999999999-12-31T24:00:00") == nil)
    #expect(last.midnightUTC.since(first.midnightUTC) == last.since(first))
  }
}
