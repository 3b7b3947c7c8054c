/// A record of the workload as it comes, before it is made an inspection.
struct W1Record: Decodable {
  struct Address: Codable {
    let street: String
    let city: String
    let postcode: String
    let lat: Double
    let lon: Double
  }

  struct Contact: Codable {
    let role: String
    let name: String
    let phone: String
  }

  struct Venue: Decodable {
    let name: String
    let licence: String
    let address: Address
    let assembly: Bool
    let rooms: Int
    /// From 1 to 5.
    let stars: Int
    let contacts: [Contact]
  }

  struct Inspection: Decodable {
    /// `2024-05-17`.
    let date: String
    let key_period: Bool
    let kind: String
    let officers: [String]
    let remarks: String
  }

  struct History: Decodable {
    /// Paths of items that were hazards before.
    let `repeat`: [String]
    let open_overdue: Int
  }

  let id: String
  let venue: Venue
  let inspection: Inspection
  let history: History
  /// `pass`, `fail` or `na`, by path.
  let answers: [String: String]
  /// What was written of a fail, by path.
  let evidence: [String: String]
}
