import Foundation

/// Inspections of hotels, made from the one of the shipped examples.
///
/// Ids, subjects and days differ; of the items that pass there, some fail and some are unanswered.
struct HotelRecords: Sequence, IteratorProtocol {
  private static let failing = 0.04
  private static let unanswered = 0.02

  /// The lines of the example, without the blanks around them.
  private let example: [String]
  private var random = SeededRandom(seed: 14)
  private var left: Int
  private var number = 0

  /// - Parameter path: The example: an object with a key a line, and an item a line.
  init(count: Int, example path: String) throws {
    left = count
    example = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  mutating func next() -> [UInt8]? {
    guard left > 0 else { return nil }
    left -= 1
    number += 1
    let day = "2026-0\(random.number(1...9))-\(random.number(10...28))"
    var line: [UInt8] = []
    for part in example { line += varied(part, day).utf8 }
    return line
  }

  private mutating func varied(_ part: String, _ day: String) -> String {
    if part.hasPrefix("\"id\":") { return "\"id\":\"\(number)\"," }
    if part.hasPrefix("\"checklist\":") { return "\"checklist\":\"hotel\"," }
    if part.hasPrefix("\"date\":") { return "\"date\":\"\(day)\"," }
    if part.hasPrefix("\"venue\":") {
      return part.replacing("\"id\": \"H-014\"", with: "\"id\": \"H-\(number % 997)\"")
    }
    guard part.hasSuffix(": \"pass\",") else { return part }
    let chance = random.fraction()
    if chance < Self.unanswered { return "" }
    let state = chance < Self.unanswered + Self.failing ? "fail" : "pass"
    return part.replacing(": \"pass\",", with: ":\"\(state)\",")
  }
}
