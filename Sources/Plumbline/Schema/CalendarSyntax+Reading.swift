import FEEL

extension CalendarSyntax {
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> CalendarSyntax? {
    guard var reader = MappingReader(node, Message("'calendar'", "“calendar”"), into: &diagnostics)
    else { return nil }
    let weekend = reader.take("weekend").map { node in
      Scalars.list(node, into: &diagnostics) { day, diagnostics -> Int? in
        Scalars.word(day, among: weekdays, into: &diagnostics)
          .flatMap { weekdays.firstIndex(of: $0.value) }.map { $0 + 1 }
      }
    }
    let roll = Scalars.word(
      reader.take("roll"), among: ["none", "next"], into: &diagnostics)
    let years = entries(reader.take("years"), into: &diagnostics)
      .compactMap { Year.read($0, into: &diagnostics) }
    let periods = Scalars.list(reader.take("key_periods"), into: &diagnostics) {
      KeyPeriod.read($0, into: &$1)
    }
    reader.finish(into: &diagnostics)
    return CalendarSyntax(
      weekend: weekend, rolls: roll.map { $0.value == "next" }, years: years, keyPeriods: periods,
      span: reader.span)
  }

  fileprivate static func entries(
    _ node: Node?, into diagnostics: inout Diagnostics
  ) -> [Node.Entry] {
    guard let node else { return [] }
    if case .mapping(let entries) = node.content { return entries }
    diagnostics.report(.wrongKind(expected: Message("a map", "映射"), at: node.span))
    return []
  }

  fileprivate static func year(_ entry: Node.Entry, into diagnostics: inout Diagnostics) -> Int? {
    if let year = Int(entry.key), (1...9999).contains(year) { return year }
    diagnostics.report(.badNumber(entry.key, wanted: Message("a year", "年份"), at: entry.keySpan))
    return nil
  }
}

extension CalendarSyntax.Year {
  static func read(
    _ entry: Node.Entry, into diagnostics: inout Diagnostics
  ) -> CalendarSyntax.Year? {
    guard let year = CalendarSyntax.year(entry, into: &diagnostics),
      var reader = MappingReader(entry.value, Message("a year", "年份"), into: &diagnostics)
    else { return nil }
    let holidays = days(reader.take("holidays"), of: year, into: &diagnostics)
    let workdays = days(reader.take("workdays"), of: year, into: &diagnostics)
    refuseOverlaps(holidays + workdays, into: &diagnostics)
    reader.finish(into: &diagnostics)
    return CalendarSyntax.Year(
      year: Located(year, entry.keySpan), holidays: holidays.map { ($0.dates.value, $0.name) },
      workdays: workdays.map { ($0.dates.value, $0.name) })
  }

  /// A day is off or worked, not both, and has one name.
  private static func refuseOverlaps(
    _ days: [(dates: Located<DateRange>, name: String)], into diagnostics: inout Diagnostics
  ) {
    for (place, later) in days.enumerated() {
      let earlier = days[..<place].first {
        $0.dates.value.intersection(later.dates.value) != nil
      }
      guard let earlier else { continue }
      diagnostics.report(
        .declaredTwice(
          later.dates.value.from?.description ?? "", first: earlier.dates.span,
          at: later.dates.span))
    }
  }

  private static func days(
    _ node: Node?, of year: Int, into diagnostics: inout Diagnostics
  ) -> [(dates: Located<DateRange>, name: String)] {
    CalendarSyntax.entries(node, into: &diagnostics).compactMap { entry in
      guard let dates = Scalars.dates(entry.key, entry.keySpan, into: &diagnostics),
        let name = Scalars.prose(entry.value, into: &diagnostics)
      else { return nil }
      guard dates.value.from?.year == year, dates.value.until?.year == year else {
        diagnostics.report(.dateOutsideYear(entry.key, year, at: entry.keySpan))
        return nil
      }
      return (dates, name.value)
    }
  }
}

extension CalendarSyntax.KeyPeriod {
  static func read(
    _ node: Node, into diagnostics: inout Diagnostics
  ) -> CalendarSyntax.KeyPeriod? {
    guard var reader = MappingReader(node, Message("a key period", "重点时段"), into: &diagnostics)
    else { return nil }
    let id = reader.require("id", into: &diagnostics)
      .flatMap { Scalars.name($0, into: &diagnostics) }
    let title = reader.require("title", into: &diagnostics)
      .flatMap { Scalars.prose($0, into: &diagnostics) }
    let entries = CalendarSyntax.entries(
      reader.require("during", into: &diagnostics), into: &diagnostics)
    reader.finish(into: &diagnostics)
    let during = entries.compactMap { entry -> (year: Int, dates: DateRange?)? in
      guard let year = CalendarSyntax.year(entry, into: &diagnostics),
        let text = Scalars.text(entry.value, into: &diagnostics)
      else { return nil }
      if text.value == "none" { return (year, nil) }
      guard let dates = Scalars.dates(text.value, text.span, into: &diagnostics) else {
        return nil
      }
      guard let from = dates.value.from, let until = dates.value.until,
        from.year == year || until.year == year
      else {
        diagnostics.report(.dateOutsideYear(text.value, year, at: text.span))
        return nil
      }
      return (year, dates.value)
    }
    guard let id, let title else { return nil }
    return CalendarSyntax.KeyPeriod(id: id, title: title.value, during: during)
  }
}
