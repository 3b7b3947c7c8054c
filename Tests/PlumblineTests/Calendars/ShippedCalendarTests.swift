import FEEL
import Foundation
import Testing

@testable import Plumbline

/// The calendar of `rules/calendar.yaml`.
enum ShippedCalendar {
  static let calendar: WorkCalendar? = {
    let url = Shared.root.appending(path: "rules/calendar.yaml")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
    var diagnostics = Diagnostics()
    let file = SourceFile(path: "rules/calendar.yaml", text: text)
    guard let node = YAMLReader.read(file, number: 0, into: &diagnostics),
      case .ruleset(let ruleset)? = PolicyFile.decode(node, into: &diagnostics)
    else { return nil }
    return CalendarLinking.unite([ruleset.calendar].compactMap(\.self), into: &diagnostics)
  }()
}

@Suite("The calendar that is shipped")
struct ShippedCalendarTests {
  private static func days(of year: Int) -> [CalendarDate] {
    guard let first = CalendarDate(year: year, month: 1, day: 1) else { return [] }
    return (0..<366).compactMap { first.adding(days: $0) }.filter { $0.year == year }
  }

  @Test("every day from 2023 to 2026 is worked, or off, as announced")
  func announced() throws {
    guard let rows = try Shared.rows(of: "calendar-cn.csv") else { return }
    let calendar = try #require(ShippedCalendar.calendar)
    let kinds = Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
    for day in (2023...2026).flatMap(Self.days) {
      let isOff = kinds[day.description].map { $0 == "holiday" } ?? (day.weekday >= 6)
      #expect(try (calendar.dayOff(day) != nil) == isOff, "\(day)")
    }
  }

  @Test("a holiday is called by its name, and every statutory holiday is one")
  func names() throws {
    guard let rows = try Shared.rows(of: "calendar-cn.csv"),
      let statutory = try Shared.rows(of: "calendar-cn-statutory.csv")
    else { return }
    let calendar = try #require(ShippedCalendar.calendar)
    for row in rows where row[1] == "holiday" {
      let date = try #require(CalendarDate(row[0]))
      #expect(try calendar.dayOff(date) == row[2], "\(date)")
    }
    for row in statutory {
      let date = try #require(CalendarDate(row[0]))
      let name = try calendar.dayOff(date)
      #expect(name != nil && name != "周末", "\(date) \(row[1])")
    }
  }

  @Test(
    "a year has so many working days",
    arguments: [(2023, 249), (2024, 251), (2025, 248), (2026, 248)]
  )
  func yearly(year: Int, count: Int) throws {
    let calendar = try #require(ShippedCalendar.calendar)
    let worked = try Self.days(of: year).filter { try calendar.dayOff($0) == nil }
    #expect(worked.count == count)
    let first = try #require(CalendarDate(year: year, month: 1, day: 1))
    let last = try #require(CalendarDate(year: year, month: 12, day: 31))
    let isFirstWorked = try calendar.dayOff(first) == nil
    #expect(try calendar.workdays(between: first, and: last) == count - (isFirstWorked ? 1 : 0))
  }

  /// `domain.md`, 12.2: the start day is not counted; a period that ends on a day off is moved.
  @Test(
    "days are counted as the law counts them",
    arguments: [
      ("2024-01-31", DueRule.workdays(3), "2024-02-04"),
      ("2024-09-29", .workdays(3), "2024-10-09"), ("2025-09-26", .workdays(7), "2025-10-13"),
      ("2026-02-12", .workdays(5), "2026-02-26"), ("2026-09-24", .workdays(15), "2026-10-22"),
      ("2023-12-28", .workdays(3), "2024-01-03"), ("2024-04-03", .workdays(3), "2024-04-09"),
      ("2025-09-23", .days(10), "2025-10-09"), ("2026-02-10", .days(7), "2026-02-24"),
      ("2026-04-20", .days(15), "2026-05-06"), ("2023-04-15", .days(15), "2023-05-04"),
      ("2024-01-25", .days(15), "2024-02-09"), ("2026-09-24", .days(15), "2026-10-09"),
    ])
  func counted(from: String, rule: DueRule, until: String) throws {
    let calendar = try #require(ShippedCalendar.calendar)
    let start = try #require(CalendarDate(from))
    #expect(try DueCounting.due(rule, from: .date(start), calendar: calendar).text == until)
  }

  @Test("every key period says something about every year")
  func keyPeriods() throws {
    let calendar = try #require(ShippedCalendar.calendar)
    for year in 2023...2026 {
      let date = try #require(CalendarDate(year: year, month: 6, day: 1))
      #expect(try calendar.keyPeriods(around: date).contains { $0.from.year == year })
    }
  }
}
