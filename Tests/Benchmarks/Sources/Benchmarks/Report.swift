import Foundation

/// What is printed of one workload.
struct Report {
  /// A heading, a table, notes.
  let text: String
  /// The lines with which the whole report closes.
  let ratios: [String]

  init(_ heading: String, _ lines: [String], notes: [String] = [], ratios: [String] = []) {
    text = ([heading] + lines + notes.map { "  (\($0))" } + [""]).joined(separator: "\n")
    self.ratios = ratios
  }

  /// The table of programs that were run end to end.
  ///
  /// Records a second are those of processor time on one core, of wall time on more.
  static func table(_ runs: [EndToEnd], _ figures: [EndToEnd.Figures]) -> [String] {
    let head = row("", ["records/s", "µs/record", "wall µs", "start ms", "peak MB"])
    return [head]
      + zip(runs, figures).map { run, figures in
        let time = run.cores > 1 ? figures.wallARecord : figures.aRecord
        return row(
          run.name,
          [
            number(1e6 / time, digits: 0), number(figures.aRecord, digits: 2),
            number(figures.wallARecord, digits: 2), number(figures.startMilliseconds, digits: 1),
            number(Double(figures.peakBytes) / 1e6, digits: 1),
          ])
      }
  }

  static func row(_ name: String, _ cells: [String]) -> String {
    func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 1)) }
    return "  " + name + blanks(40 - name.count)
      + cells.map { blanks(12 - $0.count) + $0 }.joined()
  }

  /// With so many digits behind the point, whatever the locale is.
  static func number(_ value: Double, digits: Int) -> String {
    value.formatted(
      .number.grouping(.never).precision(.fractionLength(digits)).locale(Locale(identifier: "en")))
  }
}
