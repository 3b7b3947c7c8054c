import FEEL
import Foundation

// The record as an inspection of Plumbline's: the same content, and about as many bytes.
extension W1Record {
  /// What no rule reads.
  private struct Extra: Encodable {
    let name: String
    let address: Address
    let rooms: Int
    let contacts: [Contact]
    let kind: String
    let officers: [String]
    let remarks: String
    let evidence: [String: String]
  }

  /// Days before the inspection on which a hazard that comes again was found.
  private static let daysAgo = 100

  private static let words = ["pass": "pass", "fail": "fail", "na": "not_applicable"]

  /// A line of NDJSON, without its end. Ids, paths and dates are plain words.
  func inspectionLine(_ encoder: JSONEncoder) throws -> [UInt8] {
    let answers = W1Items.paths.compactMap { path in
      self.answers[path].flatMap { Self.words[$0] }.map { "\"\(path)\":\"\($0)\"" }
    }
    let line = """
      {"id":"\(id)","checklist":"w1","date":"\(inspection.date)",\
      "inspection":{"key_period":\(inspection.key_period),"open_overdue":\(history.open_overdue)},\
      "venue":{"id":"\(venue.licence)","assembly":\(venue.assembly),"stars":\(venue.stars)},\
      "answers":{\(answers.joined(separator: ","))},\
      "history":[\(try pastHazards().joined(separator: ","))],"extra":
      """
    return Array(line.utf8) + [UInt8](try encoder.encode(extra)) + Array("}".utf8)
  }

  private func pastHazards() throws -> [String] {
    guard let day = CalendarDate(inspection.date)?.adding(days: -Self.daysAgo) else {
      throw BenchmarkError("\(id): not a date: \(inspection.date)")
    }
    return history.repeat.map { #"{"on":"\#(day)","path":"\#($0)","grade":"general"}"# }
  }

  private var extra: Extra {
    Extra(
      name: venue.name, address: venue.address, rooms: venue.rooms, contacts: venue.contacts,
      kind: inspection.kind, officers: inspection.officers, remarks: inspection.remarks,
      evidence: evidence)
  }
}
