import Foundation

/// The public conformance cases, as JSON Lines (the format is told in the folder's README).
enum CaseFile: String {
  case feel, mixed, tables

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/tck")

  /// Returns the cases; null, with a printed line, where the files are not at hand.
  func cases<Case: Decodable>(_: Case.Type) throws -> [Case]? {
    let file = Self.folder.appending(path: "\(rawValue).jsonl")
    guard let data = try? Data(contentsOf: file) else {
      print("skipped: the conformance cases of \(rawValue).jsonl are not at ../shared/tck")
      return nil
    }
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(Case.self, from: $0)
    }
  }
}

/// JSON of any shape.
indirect enum JSONValue: Decodable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}

/// What a case needs before it can be asked.
struct Requirement: Decodable {
  let name: String
  let kind: String
  let expression: String?
  let type: JSONValue?
  let returns: JSONValue?
  let table: CaseTable?
}

/// One asked result of a decision that is FEEL text.
struct ExpressionCase: Decodable {
  let id: String
  let suite: String
  let expression: String
  let inputs: [String: JSONValue]
  let input_types: [String: JSONValue]
  let requires: [Requirement]
  let result_type: JSONValue?
  let types: [String: JSONValue]?
  let expected: JSONValue
}

/// One asked result of a decision table.
struct TableCase: Decodable {
  let id: String
  let suite: String
  let table: CaseTable
  let input_data: [String: JSONValue]
  let input_types: [String: JSONValue]
  let requires: [Requirement]
  let result_type: JSONValue?
  let types: [String: JSONValue]?
  let expected: JSONValue

  private enum Keys: String, CodingKey {
    case id, suite, input_data, input_types, requires, result_type, types, expected
  }

  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Keys.self)
    table = try CaseTable(from: decoder)
    id = try keys.decode(String.self, forKey: .id)
    suite = try keys.decode(String.self, forKey: .suite)
    input_data = try keys.decode([String: JSONValue].self, forKey: .input_data)
    input_types = try keys.decode([String: JSONValue].self, forKey: .input_types)
    requires = try keys.decode([Requirement].self, forKey: .requires)
    result_type = try keys.decodeIfPresent(JSONValue.self, forKey: .result_type)
    types = try keys.decodeIfPresent([String: JSONValue].self, forKey: .types)
    expected = try keys.decode(JSONValue.self, forKey: .expected)
  }
}

/// A decision table as a case gives it.
struct CaseTable: Decodable {
  struct Input: Decodable {
    let expression: String
  }

  struct Output: Decodable {
    let name: String?
    let values: String?
    let `default`: String?
  }

  struct Rule: Decodable {
    let `in`: [String]
    let out: [String]
  }

  let hit_policy: String
  let aggregation: String?
  let inputs: [Input]
  let outputs: [Output]
  let rules: [Rule]
}
