import Foundation

/// One row of the tables that the shipped checklists are made from.
struct ItemRow: Sendable, CustomStringConvertible {
  let table: String
  /// Counted from 1, without the heading.
  let number: Int
  let group: String
  /// The required state in the table's words.
  let item: String
  let failMeans: String
  let fix: String
  let days: Int
  let basis: String
  let confidence: String

  var description: String { "\(table) \(number): \(item)" }
}

/// Reads the tables where they are at hand: `../shared/items`, beside the package.
enum ItemTables {
  static let shared = ["common_fire", "common_management", "special_equipment"]
  static let venues = [
    "cinema", "hotel", "internet_cafe", "ktv", "relics", "scenic", "travel_agency",
  ]

  static let names = shared + venues

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let folder = root.deletingLastPathComponent().appending(path: "shared/items")

  static let rows: [ItemRow] = {
    let rows = names.flatMap(read)
    if rows.isEmpty { print("skipped: no item tables beside the package") }
    return rows
  }()

  static func rows(of table: String) -> [ItemRow] { rows.filter { $0.table == table } }

  private static func read(_ table: String) -> [ItemRow] {
    let url = folder.appending(path: "\(table).csv")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    let lines = text.split(separator: "\n").map(fields).dropFirst()
    return lines.enumerated().compactMap { number, field in
      guard field.count == 7, let days = Int(field[4]) else { return nil }
      return ItemRow(
        table: table, number: number + 1, group: field[0], item: field[1], failMeans: field[2],
        fix: field[3], days: days, basis: field[5], confidence: field[6])
    }
  }

  /// Splits at commas that stand outside quotes; no field of the tables holds a quote or a line end.
  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line where character != "\r" {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }
}
