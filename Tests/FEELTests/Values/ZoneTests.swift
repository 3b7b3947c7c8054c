import Testing

@testable import FEEL

/// Zones of the IANA database, and times in them.
@Suite("Zones")
struct ZoneTests {
  private static let hasDatabase: Bool = {
    let isThere = ZoneDatabase.system.rules("Etc/UTC") != nil
    if !isThere { print("skipped: the zone database (tzdata) is not on this machine") }
    return isThere
  }()

  private static func moment(_ text: String) throws -> DateTime {
    try #require(DateTime(text, zones: .system), "\(text)")
  }

  @Test(
    "a zone is as far ahead as its clocks were", .enabled(if: hasDatabase),
    arguments: [
      ("2021-01-15T12:00:00@Europe/Paris", 3600), ("2021-07-15T12:00:00@Europe/Paris", 7200),
      ("2100-07-15T12:00:00@Europe/Paris", 7200), ("2100-12-15T12:00:00@Europe/Paris", 3600),
      ("2026-05-12T12:00:00@Asia/Shanghai", 28_800),
      ("1988-07-15T12:00:00@Asia/Shanghai", 32_400),
      ("2021-01-15T12:00:00@Australia/Melbourne", 39_600),
      ("2050-07-15T12:00:00@Australia/Melbourne", 36_000),
      ("2021-01-15T12:00:00@Etc/UTC", 0), ("2021-01-15T12:00:00@America/St_Johns", -12_600),
      // Shown twice: the earlier; leapt over: as before.
      ("2021-10-31T02:30:00@Europe/Paris", 7200), ("2021-03-28T02:30:00@Europe/Paris", 3600),
      ("-999999999-01-01T00:00:00@Europe/Paris", 561),
      ("999999999-12-31T23:59:59@Asia/Tokyo", 32_400),
    ])
  func offsets(text: String, seconds: Int) throws {
    #expect(try Self.moment(text).offset == seconds)
  }

  @Test(
    "time passes while clocks are put forward or back", .enabled(if: hasDatabase),
    arguments: [
      ("2021-03-27T12:00:00@Europe/Paris", "P1D", "2021-03-28T13:00:00@Europe/Paris"),
      ("2021-10-31T02:30:00@Europe/Paris", "PT1H", "2021-10-31T02:30:00@Europe/Paris"),
      ("2021-10-31T02:30:00@Europe/Paris", "PT2H", "2021-10-31T03:30:00@Europe/Paris"),
    ])
  func sums(text: String, duration: String, sum: String) throws {
    let duration = try #require(DayTimeDuration(duration))
    #expect(try Self.moment(text).adding(duration)?.description == sum)
  }

  @Test("the limits of dates are limits in zones too", .enabled(if: hasDatabase))
  func limits() throws {
    let last = try Self.moment("999999999-12-31T23:59:59@Asia/Tokyo")
    #expect(last.adding(DayTimeDuration(seconds: 86_400)) == nil)
    let longest = try #require(DayTimeDuration("P99999999999999D"))
    #expect(last.adding(longest) == nil)
    #expect(last.adding(longest.negated) == nil)
  }

  @Test(
    "wall times of one offset are equal, whatever the zones are called", .enabled(if: hasDatabase))
  func equality() throws {
    let melbourne = try Self.moment("2021-01-15T12:00:00@Australia/Melbourne")
    let sydney = try Self.moment("2021-01-15T12:00:00@Australia/Sydney")
    #expect(melbourne.isEqual(to: sydney) == true)
    #expect(melbourne != sydney)
    let paris = try #require(TimeOfDay("10:30:00@Europe/Paris", zones: .system))
    let dhaka = try #require(TimeOfDay("10:30:00@Asia/Dhaka", zones: .system))
    #expect(paris.isEqual(to: dhaka) == false)
    #expect(paris.isEqual(to: paris) == true)
  }

  @Test(
    "what is no id is none",
    arguments: [
      "", "Mars/Base", "../passwd", "/etc/passwd", "Europe", "Europe/", "tzdata.zi", "a//b",
    ])
  func unknown(id: String) {
    #expect(ZoneDatabase.system.rules(id) == nil)
    #expect(TimeOfDay("10:30:00@\(id)", zones: .system) == nil)
  }

  @Test("a policy knows no zone of the machine's database")
  func policies() {
    #expect(DateTime("2021-01-15T12:00:00@Etc/UTC") == nil)
    #expect(Dialect.policy.zones == nil)
  }

  @Test(
    "a yearly rule is read as POSIX writes it",
    arguments: [
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2021-07-01", 7200), ("<-03>3", "2021-07-01", -10_800),
      ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2021-01-01", 39_600),
      ("EST5EDT", "2021-07-01", nil), ("IST-1GMT0,M10.5.0,M3.5.0/1", "2021-01-01", 0),
      ("XXX3YYY,J60,J300", "2024-03-01", -7200), ("XXX3YYY,59/0,300", "2024-02-29", -7200),
      ("", "2021-01-01", nil), ("CET", "2021-01-01", nil), ("CET-1CEST,M13.1.0,M1.1.0", "", nil),
    ])
  func yearly(rule: String, date: String, offset: Int?) {
    let noon = (CalendarDate(date)?.daysSinceEpoch ?? 0) * 86_400 + 43_200
    #expect(YearlyZoneRule(rule)?.offset(at: noon) == offset)
  }

  @Test("a file that is cut off or bent is no zone, and nothing traps")
  func brokenFiles() throws {
    // Version 2, one type at +01:00, no changes, a rule for each year.
    let header = Array("TZif2".utf8) + Array(repeating: 0, count: 15)
    let counts: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4]
    let block: [UInt8] = [0, 0, 0x0E, 0x10, 0, 0] + Array("CET\0".utf8)
    let whole = header + counts + block + header + counts + block + Array("\nCET-1\n".utf8)
    #expect(ZoneFile.rules("X", whole)?.offset(at: 0) == 3600)
    for length in 0..<whole.count { _ = ZoneFile.rules("X", Array(whole[..<length])) }
    for place in whole.indices {
      for byte: UInt8 in [0, 1, 0x7F, 0x80, 0xFF] {
        var bent = whole
        bent[place] = byte
        _ = ZoneFile.rules("X", bent)?.offset(at: .max / 2)
      }
    }
  }
}
