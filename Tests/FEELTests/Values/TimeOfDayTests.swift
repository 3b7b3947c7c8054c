import Testing

@testable import FEEL

/// The time a text of a test writes.
func time(_ text: String) throws -> TimeOfDay {
  try #require(TimeOfDay(text), "\(text)")
}

/// The date and time a text of a test writes.
func dateTime(_ text: String) throws -> DateTime {
  try #require(DateTime(text), "\(text)")
}

@Suite struct TimeOfDayTests {
  @Test(
    "a time prints in its shortest form and reads back",
    arguments: [
      ("10:30:00", "10:30:00"), ("00:00:00", "00:00:00"),
      ("23:59:59.999999999", "23:59:59.999999999"),
      ("11:22:33.120", "11:22:33.12"), ("11:22:33.000", "11:22:33"), ("11:22:33Z", "11:22:33Z"),
      ("11:22:33+00:00", "11:22:33Z"), ("11:22:33-00:00", "11:22:33Z"),
      ("11:22:33+02:45:55", "11:22:33+02:45:55"), ("11:22:33-18:00", "11:22:33-18:00"),
      ("11:22:33.5+08:00", "11:22:33.5+08:00"), ("11:22:33-00:30", "11:22:33-00:30"),
      ("11:22:33+05:00:00", "11:22:33+05:00"),
    ])
  func roundTrip(written: String, printed: String) throws {
    let value = try time(written)
    #expect(value.description == printed)
    #expect(TimeOfDay(printed) == value)
  }

  @Test(
    "a text that is no time is refused",
    arguments: [
      "", "24:00:00", "24:00:01", "23:59:60", "23:60:00", "25:00:00", "7:00:00", "07:2", "07:00",
      "07:00:0", "07:00:00.", "07:00:00.Z", "07:00:00.1234567890", "07:00:00 ", "T07:00:00",
      "07:00:00+5:00", "07:00:00+19:00", "07:00:00+18:01", "07:00:00+05", "07:00:00+0500",
      "07:00:00+05:60", "07:00:00+05:00:60", "07:00:00+05:00:", "07:00:00z", "07:00:00ZZ",
      "07:00:00@xyz/abc", "07:00:00@", "07:00:00+02:00@Europe/Paris", "07:00:00Z@Etc/UTC",
      "-07:00:00",
      "007:00:00", "07:00:00+-5:00", "07:00:00+99999999999999999999:00", "07-00-00",
    ])
  func refusal(text: String) {
    #expect(TimeOfDay(text) == nil)
  }

  @Test("parts that name no time make none")
  func parts() throws {
    let value = try #require(
      TimeOfDay(hour: 1, minute: 2, second: 3, nanosecond: 4, zone: .offset(seconds: 3600)))
    #expect(value.description == "01:02:03.000000004+01:00")
    #expect([value.hour, value.minute, value.second, value.nanosecond] == [1, 2, 3, 4])
    #expect(TimeOfDay(hour: 24, minute: 0, second: 0) == nil)
    #expect(TimeOfDay(hour: 0, minute: 60, second: 0) == nil)
    #expect(TimeOfDay(hour: 0, minute: 0, second: 60) == nil)
    #expect(TimeOfDay(hour: 0, minute: 0, second: 0, nanosecond: 1_000_000_000) == nil)
    #expect(TimeOfDay(hour: .min, minute: .max, second: .min, nanosecond: .max) == nil)
    #expect(TimeOfDay(hour: 0, minute: 0, second: 0, zone: .offset(seconds: .min)) == nil)
    #expect(TimeOfDay(hour: 0, minute: 0, second: 0, zone: .offset(seconds: 64_801)) == nil)
    #expect(!Zone.offset(seconds: .min).description.isEmpty)
  }

  /// Texts and what `isEqual(to:)`, `isLess(than:)` and `==` answer.
  @Test(
    "times compare as instants, equality without fractions",
    arguments: [
      ("12:00:00-01:00", "17:00:00+04:00", true, false, false),
      ("10:30:00", "10:30:00", true, false, true),
      ("10:30:00.0001", "10:30:00.0002", true, true, false),
      ("10:30:00", "10:30:01", false, true, false),
      ("10:30:00Z", "10:30:00+00:00", true, false, true),
      ("10:30:00", "10:30:00Z", nil, nil, false),
      ("10:30:00Z", "10:30:00", nil, nil, false),
      ("10:30:00+01:00", "10:30:00Z", false, true, false),
    ] as [(String, String, Bool?, Bool?, Bool)])
  func comparison(left: String, right: String, equal: Bool?, less: Bool?, same: Bool) throws {
    let (a, b) = (try time(left), try time(right))
    #expect(a.isEqual(to: b) == equal)
    #expect(a.isLess(than: b) == less)
    #expect((a == b) == same)
    let (x, y) = (try dateTime("2020-01-01T" + left), try dateTime("2020-01-01T" + right))
    #expect(x.isEqual(to: y) == equal)
    #expect(x.isLess(than: y) == less)
    #expect((x == y) == same)
  }

  @Test(
    "times go round at 24 hours",
    arguments: [
      ("23:00:00", "PT2H", "01:00:00"), ("01:00:00Z", "-PT2H", "23:00:00Z"),
      ("10:00:00+02:00", "P5DT1H", "11:00:00+02:00"), ("00:00:00", "-PT0.5S", "23:59:59.5"),
      ("12:00:00", "-P106751991167300DT15H30M7S", "20:29:53"),
    ])
  func sums(text: String, duration: String, expected: String) throws {
    let length = try #require(DayTimeDuration(duration))
    #expect(try time(text).adding(length).description == expected)
  }

  @Test(
    "the difference of two times is a duration if both or neither have a zone",
    arguments: [
      ("10:00:00", "09:30:00", "PT30M"), ("09:30:00", "10:00:00.5", "-PT30M0.5S"),
      ("12:00:00Z", "12:00:00+02:00", "PT2H"), ("12:00:00", "12:00:00Z", nil),
      ("00:00:00-18:00", "23:59:59+18:00", "PT12H1S"),
    ] as [(String, String, String?)])
  func differences(left: String, right: String, expected: String?) throws {
    #expect(try time(left).since(time(right))?.description == expected)
  }
}

@Suite struct DateTimeTests {
  @Test(
    "a date and time prints in its shortest form and reads back",
    arguments: [
      ("2017-08-10T23:59:01.987654321", "2017-08-10T23:59:01.987654321"),
      ("2017-09-05T09:15:30+02:00", "2017-09-05T09:15:30+02:00"),
      ("2020-12-31T24:00:00", "2021-01-01T00:00:00"),
      ("2020-02-28T24:00:00Z", "2020-02-29T00:00:00Z"),
      ("-0044-03-15T12:00:00", "-0044-03-15T12:00:00"),
      ("99999-12-31T11:22:33", "99999-12-31T11:22:33"),
      ("2020-01-01T24:00:00.000", "2020-01-02T00:00:00"),
    ])
  func roundTrip(written: String, printed: String) throws {
    #expect(try dateTime(written).description == printed)
    #expect(DateTime(printed)?.description == printed)
  }

  @Test(
    "a text that is no date and time is refused",
    arguments: [
      "", "2012-12-24", "2012-12-24T", "2012-12-24 10:00:00", "2012-12-24t10:00:00",
      "2012-13-24T10:00:00", "2012-12-24T24:00:01", "2012-12-24T24:01:00", "2012-12-24T25:00:00",
      "2012-12-24T24:00:00.000000001", "T10:00:00", "998-12-31T10:00:00",
      "2012-12-24T10:00:00+25:00",
      "2017-12-31T12:20:00+19:00@Europe/Paris", "9999999999-12-27T11:22:33", "2012-12-24TT10:00:00",
    ])
  func refusal(text: String) {
    #expect(DateTime(text) == nil)
  }

  @Test(
    "sums keep the clock's zone",
    arguments: [
      ("2020-12-31T23:00:00", "PT2H", "2021-01-01T01:00:00"),
      ("2020-03-01T00:00:00Z", "-PT1S", "2020-02-29T23:59:59Z"),
      ("1969-12-31T23:59:59.5+01:00", "PT0.5S", "1970-01-01T00:00:00+01:00"),
      ("2020-01-01T00:00:00", "P106751991167300D", nil),
      ("2020-01-01T00:00:00", "-P106751991167300D", nil),
    ] as [(String, String, String?)])
  func sums(text: String, duration: String, expected: String?) throws {
    let length = try #require(DayTimeDuration(duration))
    #expect(try dateTime(text).adding(length)?.description == expected)
  }

  @Test("months keep the time and clip the day")
  func months() throws {
    let length = try #require(YearMonthDuration("P1M"))
    let sum = try dateTime("2023-01-31T10:00:00+08:00").adding(length)
    #expect(sum?.description == "2023-02-28T10:00:00+08:00")
  }

  @Test("instants count from 1970 in UTC, local times have none")
  func instants() throws {
    #expect(try dateTime("1970-01-01T00:00:00Z").instant == 0)
    #expect(try dateTime("1970-01-01T01:00:00+01:00").instant == 0)
    #expect(try dateTime("1969-12-31T23:59:59.999999999Z").instant == -1)
    #expect(try dateTime("1970-01-01T00:00:00").instant == nil)
    #expect(try dateTime("999999999-12-31T23:59:59-18:00").instant != nil)
  }

  @Test("a plain date counts as midnight UTC in a difference")
  func differences() throws {
    let midnight = try date("2020-01-02").midnightUTC
    #expect(try midnight.since(dateTime("2020-01-01T00:00:00+02:00"))?.description == "P1DT2H")
    #expect(try midnight.since(dateTime("2020-01-01T00:00:00")) == nil)
  }

  @Test("adding a difference gives back the other end")
  func inverse() throws {
    var generator = SeededGenerator(state: 5)
    for _ in 0..<2000 {
      let ends = try (0..<2).map { _ in
        let day = Int.random(in: -365_000_000_000...365_000_000_000, using: &generator)
        let date = try #require(CalendarDate(daysSinceEpoch: day))
        let nanoseconds = Int.random(in: 0..<TimeOfDay.nanosecondsPerDay, using: &generator)
        return DateTime(date: date, time: TimeOfDay(nanosecondOfDay: nanoseconds, zone: .utc))
      }
      let difference = try #require(ends[0].since(ends[1]))
      #expect(ends[1].adding(difference) == ends[0])
      #expect(ends[0].adding(difference.negated) == ends[1])
      #expect(DateTime(ends[0].description) == ends[0])
      #expect(DayTimeDuration(difference.description) == difference)
    }
  }
}
