import Foundation

/// JSON of any shape.
indirect enum JSONValue: Decodable {
  case null
  case boolean(Bool)
  /// As FEEL writes it.
  case number(String)
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
      self = .number("\(value)")
    } else if let value = try? container.decode(Double.self) {
      self = .number("\(value)")
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}

/// What a case needs before it can be asked: a decision, or a function of business knowledge.
struct Requirement: Decodable {
  let name: String
  let expression: String?
  /// To which its value is coerced.
  let type: JSONValue?
  /// To which what it returns is coerced.
  let returns: JSONValue?
  /// In the place of `expression`.
  let table: CaseTable?
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

  let hitPolicy: String
  let aggregation: String?
  let inputs: [Input]
  let outputs: [Output]
  let rules: [Rule]

  private enum CodingKeys: String, CodingKey {
    case hitPolicy = "hit_policy"
    case aggregation, inputs, outputs, rules
  }
}

/// One asked result, of an expression or of a table.
struct ConformanceCase: Decodable {
  let id: String
  let suite: String
  /// Null for a table.
  let expression: String?
  /// Null for an expression.
  let table: CaseTable?
  let inputs: [String: JSONValue]
  let inputTypes: [String: JSONValue]
  let requires: [Requirement]
  let resultType: JSONValue?
  let types: [String: JSONValue]
  let expected: JSONValue
  /// Whether a null is an error's, so that it must say why.
  let isError: Bool

  private enum Keys: String, CodingKey {
    case id, suite, expression, inputs, requires, types, expected
    case inputData = "input_data"
    case inputTypes = "input_types"
    case resultType = "result_type"
    case hitPolicy = "hit_policy"
    case errorResult = "error_result"
  }

  /// The `inputs` of a table are its columns; then the values are `input_data`.
  init(from decoder: any Decoder) throws {
    let keys = try decoder.container(keyedBy: Keys.self)
    id = try keys.decode(String.self, forKey: .id)
    suite = try keys.decodeIfPresent(String.self, forKey: .suite) ?? ""
    expression = try keys.decodeIfPresent(String.self, forKey: .expression)
    table = keys.contains(.hitPolicy) ? try CaseTable(from: decoder) : nil
    let data: Keys = table == nil ? .inputs : .inputData
    inputs = try keys.decodeIfPresent([String: JSONValue].self, forKey: data) ?? [:]
    inputTypes = try keys.decodeIfPresent([String: JSONValue].self, forKey: .inputTypes) ?? [:]
    requires = try keys.decodeIfPresent([Requirement].self, forKey: .requires) ?? []
    resultType = try keys.decodeIfPresent(JSONValue.self, forKey: .resultType)
    types = try keys.decodeIfPresent([String: JSONValue].self, forKey: .types) ?? [:]
    expected = try keys.decodeIfPresent(JSONValue.self, forKey: .expected) ?? .null
    isError = try keys.decodeIfPresent(Bool.self, forKey: .errorResult) ?? false
  }
}
