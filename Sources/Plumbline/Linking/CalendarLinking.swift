import FEEL

/// Unites the calendars of all files: years by year, key periods by id.
enum CalendarLinking {
  static func unite(
    _ files: [CalendarSyntax], into diagnostics: inout Diagnostics
  ) -> WorkCalendar? {
    guard !files.isEmpty else { return nil }
    let weekends = files.filter { $0.weekend != nil }
    if weekends.count > 1 {
      diagnostics.report(.declaredTwice("weekend", first: weekends[0].span, at: weekends[1].span))
    }
    let rolls = files.filter { $0.rolls != nil }
    if rolls.count > 1 {
      diagnostics.report(.declaredTwice("roll", first: rolls[0].span, at: rolls[1].span))
    }
    requireEveryYear(files, into: &diagnostics)
    return WorkCalendar(
      weekend: Set(weekends.first?.weekend ?? [6, 7]),
      years: years(files.flatMap(\.years), into: &diagnostics),
      rolls: rolls.first?.rolls ?? true,
      keyPeriods: keyPeriods(files.flatMap(\.keyPeriods), into: &diagnostics))
  }

  private static func years(
    _ years: [CalendarSyntax.Year], into diagnostics: inout Diagnostics
  ) -> [Int: WorkCalendar.Year] {
    var united: [Int: WorkCalendar.Year] = [:]
    var places: [Int: SourceSpan] = [:]
    for year in years {
      if let first = places[year.year.value] {
        diagnostics.report(
          .declaredTwice(String(year.year.value), first: first, at: year.year.span))
      }
      places[year.year.value] = year.year.span
      united[year.year.value] = WorkCalendar.Year(
        holidays: days(year.holidays), workdays: days(year.workdays))
    }
    return united
  }

  /// Each key period has a range or `none` for every year whose days are known.
  private static func requireEveryYear(
    _ files: [CalendarSyntax], into diagnostics: inout Diagnostics
  ) {
    let years = Set(files.flatMap(\.years).map(\.year.value)).sorted()
    for period in files.flatMap(\.keyPeriods) {
      let missing = years.filter { year in !period.during.contains { $0.year == year } }
      guard !missing.isEmpty else { continue }
      diagnostics.report(.periodLacksYears(period.id.value, missing, at: period.id.span))
    }
  }

  private static func days(_ ranges: [(dates: DateRange, name: String)]) -> [NamedDays] {
    ranges.compactMap { range in
      guard let from = range.dates.from, let until = range.dates.until else { return nil }
      return NamedDays(from: from, until: until, name: range.name)
    }
  }

  private static func keyPeriods(
    _ periods: [CalendarSyntax.KeyPeriod], into diagnostics: inout Diagnostics
  ) -> [WorkCalendar.KeyPeriod] {
    var places: [String: SourceSpan] = [:]
    return periods.map { period in
      if let first = places[period.id.value] {
        diagnostics.report(.declaredTwice(period.id.value, first: first, at: period.id.span))
      }
      places[period.id.value] = period.id.span
      var during: [Int: DateRange?] = [:]
      for (year, dates) in period.during { during.updateValue(dates, forKey: year) }
      return WorkCalendar.KeyPeriod(id: period.id.value, title: period.title, during: during)
    }
  }
}
