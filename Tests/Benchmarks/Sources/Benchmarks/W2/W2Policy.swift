import Foundation

/// A small policy with one decision table of any size, and records that meet each of its rows.
///
/// The table decides by a zone and a load. The rows of a zone part the loads from 0 to `largestLoad`
/// evenly, so that exactly one row holds whatever the record says.
struct W2Policy {
  private static let zones = ["north", "east", "south", "west", "centre"]
  private static let ratings = ["D", "C", "B", "A"]
  private static let largestLoad = 100_000

  /// A multiple of the number of zones.
  let rows: Int

  /// Writes the folder of the policy anew.
  func write(to folder: String) throws {
    let files = FileManager.default
    for (name, text) in [("rules", rules), ("checklists", checklist)] {
      try files.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
      try text.write(toFile: "\(folder)/\(name)/w2.yaml", atomically: true, encoding: .utf8)
    }
  }

  /// Records for every size of the table; the row that a record meets is any with the same chance.
  static func records(count: Int, to path: String) throws -> RecordFile {
    var random = SeededRandom(seed: 1)
    let lines = (0..<count).map { number in
      Array(
        """
        {"id":"T\(number)","checklist":"w2","date":"2024-05-17",\
        "venue":{"id":"V","zone":"\(random.pick(zones))",\
        "load":\(random.number(0...largestLoad - 1))},"answers":{"site.open":"pass"}}
        """.utf8)
    }
    return try RecordFile.write(lines, to: path)
  }

  private var checklist: String {
    """
    checklist: w2
    title: One decision table
    subject: venue
    sections:
      - section: site
        title: Site
        items:
          - {item: open, ask: Is the site open?}

    """
  }

  private var rules: String {
    """
    ruleset: w2
    title: One decision table
    enumerations:
      zone: [\(Self.zones.joined(separator: ", "))]
      rating: {values: [\(Self.ratings.joined(separator: ", "))], worst: D}
    facts:
      venue:
        title: Venue
        fields:
          id: string
          zone: {type: zone, title: zone}
          load: {type: integer, title: load, range: "[0..\(Self.largestLoad))"}
    rating:
      hit: unique
      table: |
        | venue.zone | venue.load || rating |
        |------------|------------||--------|
    \(table.joined(separator: "\n"))

    """
  }

  private var table: [String] {
    let intervals = rows / Self.zones.count
    return Self.zones.flatMap { zone in
      (0..<intervals).map { interval in
        let least = interval * Self.largestLoad / intervals
        let end = (interval + 1) * Self.largestLoad / intervals
        let rating = Self.ratings[interval % Self.ratings.count]
        return "    | \(zone) | [\(least)..\(end)) || \(rating) |"
      }
    }
  }
}
