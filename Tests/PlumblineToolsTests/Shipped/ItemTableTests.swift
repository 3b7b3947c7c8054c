import FEEL
import Foundation
import Plumbline
import PlumblineTools
import Testing

/// Each row of the item tables is one item of the shipped checklists, in the same order.
///
/// Informational items are ours: they record a number that an inspector measures.
@Suite("The shipped checklists and the item tables")
struct ItemTableTests {
  /// The items of each table and the titles of their sections, in order.
  private static let items: [String: [(section: String, item: ItemProgram)]] = {
    guard let sources = try? PolicyFolder.policy(at: ItemTables.root.path),
      let policy = Policy.compile(sources).policy
    else { return [:] }
    var tables: [String: [(section: String, item: ItemProgram)]] = [:]
    for venue in ItemTables.venues {
      guard let program = policy.programs[venue]?.last else { continue }
      let asked = program.items.filter { !$0.isInformational }
      let byTable = Dictionary(grouping: asked) { item in
        let section = program.sections[item.section].id
        return ItemTables.shared.contains(section) ? section : venue
      }
      for (table, items) in byTable {
        tables[table] = items.map { (program.sections[$0.section].title, $0) }
      }
    }
    return tables
  }()

  /// The days of a row whose item states none: `general_days` as it was when the tables were made.
  private static let generalDays = 15

  private static func entry(_ row: ItemRow) throws -> (section: String, item: ItemProgram) {
    let items = try #require(Self.items[row.table])
    return try #require(items.indices.contains(row.number - 1) ? items[row.number - 1] : nil)
  }

  @Test("a checklist has as many items as its table has rows")
  func counts() {
    let rows = Dictionary(grouping: ItemTables.rows, by: \.table)
    for (table, rows) in rows { #expect(Self.items[table]?.count == rows.count, "\(table)") }
  }

  @Test("an item asks what its row says, in the row's group", arguments: ItemTables.names)
  func wording(table: String) throws {
    for row in ItemTables.rows(of: table) { try wording(of: row) }
  }

  private func wording(of row: ItemRow) throws {
    let (section, item) = try Self.entry(row)
    if !ItemTables.shared.contains(row.table) { #expect(section == row.group, "\(row)") }
    let written = Set(row.item.filter(\.isLetter))
    let kept = written.intersection(item.title)
    #expect(kept.count * 5 >= written.count * 2, "\(row)")
    #expect(item.title.contains("是否") || !item.isCompliance, "\(row)")
  }

  @Test("an item has the grade, weight, veto and tags of its row", arguments: ItemTables.names)
  func grade(table: String) throws {
    for row in ItemTables.rows(of: table) { try grade(of: row) }
  }

  private func grade(of row: ItemRow) throws {
    let item = try Self.entry(row).item
    let tags = item.tags.map(\.name)
    let isMajor = ["重大", "重大-政策", "否决"].contains(row.failMeans)
    #expect(item.hazard?.name == (isMajor ? "重大" : "一般"), "\(row)")
    let weight = isMajor ? "3" : row.failMeans == "综合要素" ? "5" : "1"
    #expect("\(item.weight)" == weight, "\(row)")
    #expect((item.veto != nil) == (row.failMeans == "否决"), "\(row)")
    #expect(item.veto == nil || !item.notApplicableAllowed, "\(row)")
    #expect(tags.contains("policy_major") == ["重大-政策", "否决"].contains(row.failMeans), "\(row)")
    #expect(tags.contains("composite_fire") == (row.failMeans == "综合要素"), "\(row)")
  }

  @Test("an item has the remedy, days and factor of its row", arguments: ItemTables.names)
  func remedy(table: String) throws {
    for row in ItemTables.rows(of: table) { try remedy(of: row) }
  }

  private func remedy(of row: ItemRow) throws {
    let item = try Self.entry(row).item
    #expect(item.remedy?.name == (row.fix == "onspot" ? "on_the_spot" : "deadline"), "\(row)")
    let ownDays = [0, Self.generalDays].contains(row.days) ? nil : "\(row.days)"
    #expect(item.attribute("allowed_days") == ownDays, "\(row)")
    let factor = row.basis.firstMatch(of: /GB 35181-2017 (7(?:\.\d+)+)/).map { String($0.1) }
    #expect(item.attribute("factor") == (row.failMeans == "综合要素" ? factor : nil), "\(row)")
  }

  @Test("an item cites what its row read, and nothing recalled", arguments: ItemTables.names)
  func basis(table: String) throws {
    for row in ItemTables.rows(of: table) { try basis(of: row) }
  }

  private func basis(of row: ItemRow) throws {
    let item = try Self.entry(row).item
    let references = item.basis.map(\.reference)
    if row.confidence == "medium" || row.basis == "通行检查项" {
      #expect(references == ["default"], "\(row)")
    } else {
      #expect(!references.isEmpty && !references.contains("default"), "\(row)")
      for reference in references {
        #expect(row.cites(reference), "\(reference): \(row)")
      }
    }
  }
}

extension ItemProgram {
  fileprivate var isCompliance: Bool {
    if case .compliance = answer { true } else { false }
  }

  /// An attribute as text; null where the item does not declare it.
  fileprivate func attribute(_ name: String) -> String? {
    switch attributes.first(where: { $0.name == name })?.value {
    case .string(let text): text
    case .number(let number): "\(number)"
    default: nil
    }
  }
}

extension ItemRow {
  /// Whether the row names the clause of a reference such as `fire_law.六十` or `gb25201_2010.5.2`.
  fileprivate func cites(_ reference: String) -> Bool {
    guard let point = reference.firstIndex(of: ".") else { return true }
    let clause = String(reference[reference.index(after: point)...])
    if clause.contains(".") { return basis.contains(clause) }
    let ends = basis.matches(of: /(\d+)–(\d+)/).compactMap { match in
      Int(match.1).flatMap { low in Int(match.2).map { low...max(low, $0) } }
    }
    let numbers = basis.matches(of: /\d+/).compactMap { Int($0.0) }
    let article = ChineseNumeral.value(clause.replacing("之一", with: ""))
    return numbers.contains(article) || ends.contains { $0.contains(article) }
  }
}

/// Article numbers as laws write them: 一百三十四.
private enum ChineseNumeral {
  static func value(_ text: String) -> Int {
    let digits = Array("零一二三四五六七八九")
    var total = 0
    var digit = 0
    for character in text {
      switch character {
      case "百": (total, digit) = (total + max(digit, 1) * 100, 0)
      case "十": (total, digit) = (total + max(digit, 1) * 10, 0)
      default: digit = digits.firstIndex(of: character) ?? 0
      }
    }
    return total + digit
  }
}
