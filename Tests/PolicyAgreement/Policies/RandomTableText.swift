import FEEL
import RandomFEEL

/// Tables as policies write them.
enum RandomTableText {
  /// The lines of a table: header, dashes, rows; `|` and `\` in cells are escaped.
  static func lines(
    _ inputs: [String], _ outputs: [String], _ rows: [(tests: [String], outputs: [String])]
  ) -> [String] {
    let header = line(inputs, outputs)
    let dashes = line(inputs.map { _ in "---" }, outputs.map { _ in "---" })
    return [header, dashes] + rows.map { line($0.tests, $0.outputs) }
  }

  private static func line(_ tests: [String], _ outputs: [String]) -> String {
    "| \(joined(tests)) || \(joined(outputs)) |"
  }

  private static func joined(_ cells: [String]) -> String {
    cells.map { $0.replacing("\\", with: "\\\\").replacing("|", with: "\\|") }
      .joined(separator: " | ")
  }
}
