import FEEL
import Testing

@testable import Plumbline

@Suite("Due dates")
struct DueCountingTests {
  /// 2025 and 2026 with two holidays, 2028 with one; 2027 is not known.
  private static func calendar(rolls: Bool = true) -> WorkCalendar {
    func days(_ from: String, _ until: String, _ name: String) -> NamedDays {
      NamedDays(from: date(from), until: date(until), name: name)
    }
    return WorkCalendar(
      weekend: [6, 7],
      years: [
        2025: WorkCalendar.Year(holidays: [], workdays: []),
        2026: WorkCalendar.Year(
          holidays: [
            days("2026-09-25", "2026-09-27", "中秋节"), days("2026-10-01", "2026-10-07", "国庆节"),
          ], workdays: [days("2026-10-10", "2026-10-10", "调休")]),
        2028: WorkCalendar.Year(holidays: [days("2028-05-01", "2028-05-03", "劳动节")], workdays: []),
      ], rolls: rolls, keyPeriods: [])
  }

  private static func date(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("'\(text)' is no date") }
    return date
  }

  private func due(_ rule: DueRule, _ from: String, rolls: Bool = true) -> String {
    due(rule, .date(Self.date(from)), rolls: rolls)
  }

  private func due(_ rule: DueRule, _ from: Value, rolls: Bool = true) -> String {
    do {
      return try DueCounting.due(rule, from: from, calendar: Self.calendar(rolls: rolls)).text
    } catch {
      return error.message.english
    }
  }

  private static func noYear(_ year: Int) -> String {
    "the calendar has no year \(year), so working days cannot be counted there"
  }

  @Test("immediately is the day itself, and a written date is never moved")
  func fixed() {
    #expect(due(.immediately, "2026-10-03") == "2026-10-03")
    #expect(due(.by(Self.date("2026-10-03")), "2026-09-01") == "2026-10-03")
    #expect(due(.by(Self.date("1999-01-01")), "2026-09-01") == "1999-01-01")
  }

  @Test("months clip to the end of the month, then roll")
  func months() {
    #expect(due(.months(1), "2026-01-31") == "2026-03-02")
    #expect(due(.months(1), "2026-01-31", rolls: false) == "2026-02-28")
    #expect(due(.months(6), "2026-03-01") == "2026-09-01")
    #expect(due(.months(1), "2026-09-03") == "2026-10-08")
  }

  @Test("a calendar that does not roll leaves an end on a day off")
  func noRolling() {
    #expect(due(.days(10), "2026-09-21", rolls: false) == "2026-10-01")
    #expect(due(.days(10), "2026-09-21") == "2026-10-08")
    #expect(due(.days(400), "2026-09-21", rolls: false) == "2027-10-26")
  }

  @Test("a date outside the calendar's years is an error where working days matter")
  func outside() {
    #expect(due(.workdays(3), "2026-12-30") == Self.noYear(2027))
    #expect(due(.days(10), "2026-12-30") == Self.noYear(2027))
    #expect(due(.days(1), "0001-01-01") == Self.noYear(1))
    #expect(due(.workdays(1), "9999-12-31") == Self.noYear(10_000))
    #expect(due(.immediately, "9999-12-31") == "9999-12-31")
  }

  @Test("numbers beyond all dates are an error, not a trap", arguments: [Int.max, Int.max - 1])
  func huge(count: Int) {
    let tooFar = "the date lies beyond the calendar"
    #expect(due(.days(count), "2026-01-01") == tooFar)
    #expect(due(.months(count), "2026-01-01") == tooFar)
    #expect(due(.workdays(count), "2026-01-01") == Self.noYear(2027))
    let start = DateTime("2026-01-01T08:00:00").map(Value.dateAndTime) ?? .none
    #expect(due(.hours(count), start) == tooFar)
    #expect(due(.hours(2_562_047_788_015_215), start) == tooFar)
  }

  @Test("hours need a time and give one; days from a time count from its date")
  func hours() {
    let start = DateTime("2026-09-30T20:00:00+08:00").map(Value.dateAndTime) ?? .none
    #expect(due(.hours(24), start) == "2026-10-01T20:00:00+08:00")
    #expect(due(.days(1), start) == "2026-10-08")
    #expect(due(.immediately, start) == "2026-09-30T20:00:00+08:00")
    #expect(due(.hours(1), "2026-09-30").hasPrefix("'hours' counts from a date with a time"))
    #expect(due(.days(1), .none) == "a period counts from a date")
  }

  @Test("before a holiday is the last working day before the next one")
  func beforeHoliday() {
    #expect(due(.beforeHoliday, "2026-09-01") == "2026-09-24")
    #expect(due(.beforeHoliday, "2026-09-24") == "2026-09-24")
    #expect(due(.beforeHoliday, "2026-09-26") == "2026-09-30")
    #expect(due(.beforeHoliday, "2026-09-30") == "2026-09-30")
  }

  @Test("no holiday is guessed beyond the calendar, nor across a year that it leaves out")
  func unknownHoliday() {
    #expect(due(.beforeHoliday, "2026-10-02") == Self.noYear(2027))
    #expect(due(.beforeHoliday, "2024-10-02") == Self.noYear(2024))
    #expect(due(.beforeHoliday, "2028-05-01") == "the calendar names no holiday after 2028-05-01")
  }

  @Test("the earliest is taken after each has rolled, and a time of the day is before its end")
  func earliest() {
    #expect(due(.earliest([.days(15), .beforeHoliday]), "2026-09-01") == "2026-09-16")
    #expect(due(.earliest([.days(26), .beforeHoliday]), "2026-09-05") == "2026-09-24")
    #expect(due(.earliest([.days(10), .workdays(9)]), "2026-09-21") == "2026-10-08")
    let start = DateTime("2026-09-30T20:00:00").map(Value.dateAndTime) ?? .none
    #expect(due(.earliest([.days(1), .hours(196)]), start) == "2026-10-08")
    #expect(due(.earliest([.days(1), .hours(187)]), start) == "2026-10-08T15:00:00")
    #expect(
      due(.earliest([.immediately, .by(Self.date("2026-09-30"))]), start)
        == "2026-09-30T20:00:00")
    #expect(due(.earliest([]), start) == "a period counts from a date")
  }

  @Test("the count is explained day by day")
  func steps() throws {
    let start = Value.date(Self.date("2026-09-24"))
    let workdays = try DueCounting.due(.workdays(2), from: start, calendar: Self.calendar())
    #expect(
      workdays.steps.map(\.sentence) == [
        "2026-09-25 中秋节，不计", "2026-09-26 中秋节，不计", "2026-09-27 中秋节，不计",
        "2026-09-28 第 1 个工作日", "2026-09-29 第 2 个工作日",
      ])
    let days = try DueCounting.due(.days(7), from: start, calendar: Self.calendar())
    #expect(
      days.steps.map(\.sentence) == [
        "2026-09-24 的次日起第 7 日为 2026-10-01", "2026-10-01 是国庆节，顺延至其后第一个工作日 2026-10-08",
      ])
  }

  @Test("working days are counted in both directions, the first day left out")
  func between() throws {
    let calendar = Self.calendar()
    func count(_ from: String, _ to: String) throws(CalendarError) -> Int {
      try calendar.workdays(between: Self.date(from), and: Self.date(to))
    }
    #expect(try count("2026-09-24", "2026-09-28") == 1)
    #expect(try count("2026-09-28", "2026-09-24") == -1)
    #expect(try count("2026-10-09", "2026-10-10") == 1)
    #expect(try count("2025-12-31", "2026-01-02") == 2)
    #expect(throws: CalendarError.outsideYear(2027)) { try count("2026-12-31", "2028-01-03") }
    #expect(throws: CalendarError.outsideYear(2029)) { try count("2026-12-31", "2029-01-03") }
    #expect(
      try calendar.adding(workdays: -1, to: Self.date("2026-09-28")).description == "2026-09-24")
  }

  @Test("a policy without a calendar counts no days, but knows fixed dates")
  func noCalendar() {
    let start = Value.date(Self.date("2026-09-24"))
    #expect(throws: CalendarError.noCalendar) {
      try DueCounting.due(.days(1), from: start, calendar: nil)
    }
    #expect(throws: Never.self) {
      try DueCounting.due(.immediately, from: start, calendar: nil)
    }
  }
}
