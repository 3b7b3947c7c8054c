import Testing

@testable import FEEL

/// A small policy's names and one inspection's values, and what expressions over them come to.
enum SamplePolicy {
  static let grade = EnumerationType(
    name: "grade", values: ["一般", "重大"], isOrdered: true, worstIsLast: true)
  static let rating = EnumerationType(
    name: "rating", values: ["差", "中", "良", "优"], isOrdered: true, worstIsLast: false)
  static let crowding = EnumerationType(
    name: "crowding", values: ["低", "中", "高"], isOrdered: true, worstIsLast: true)
  static let remedy = EnumerationType(name: "remedy", values: ["on_the_spot", "deadline"])
  static let state = EnumerationType(name: "state", values: ["pass", "fail", "unanswered"])

  private static let item = RecordType(
    "item",
    [
      .init("path", .string), .init("weight", .integer), .init("state", .enumeration(state)),
      .init("factor", .optional(.string)), .init("answer", .optional(.number)),
    ], face: "state")

  private static let hazard = RecordType(
    "hazard",
    [
      .init("id", .string), .init("grade", .enumeration(grade)), .init("due", .optional(.date)),
    ])

  private static let venue = RecordType(
    "venue",
    [
      .init("name", .string), .init("rooms", .optional(.integer)), .init("assembly", .boolean),
      .init("capacity", .number), .init("opened", .optional(.date)),
    ])

  /// Names, types and values, in the order of the slots.
  private static let variables: [(name: String, type: StaticType, value: Value)] = [
    (
      "venue", .record(venue),
      record([
        ("name", .string("甲")), ("rooms", missing("venue.rooms")), ("assembly", .boolean(true)),
        ("capacity", .integer(80)), ("opened", missing("venue.opened")),
      ])
    ),
    (
      "items", .list(.record(item)),
      .list([
        sample("fire.exit", 3, "fail", "7.1", nil), sample("fire.map", 2, "pass", nil, nil),
        sample("gas.alarm", 5, "fail", nil, nil),
      ])
    ),
    (
      "hazards", .list(.record(hazard)),
      .list([
        record([("id", .string("a")), ("grade", word("重大", grade)), ("due", .none)]),
        record([
          ("id", .string("b")), ("grade", word("一般", grade)),
          ("due", CalendarDate("2026-05-01").map(Value.date) ?? .none),
        ]),
      ])
    ),
    ("grade_now", .enumeration(grade), word("重大", grade)),
    ("rating_now", .enumeration(rating), word("中", rating)),
    ("remedy_now", .enumeration(remedy), word("deadline", remedy)),
    ("n", .integer, .integer(7)), ("x", .number, .number(Decimal("2.5") ?? .zero)),
    ("text", .string, .string("ab")), ("gap", .optional(.number), missing("gap")),
    ("flag", .optional(.boolean), missing("flag")),
    ("maybe", .optional(.enumeration(grade)), missing("maybe")),
    ("on", .date, CalendarDate("2026-03-01").map(Value.date) ?? .none),
    ("exit", .record(item), sample("fire.exit", 3, "fail", "7.1", 1)),
    ("numbers", .list(.integer), .list([.integer(1), .integer(2), .integer(3)])),
    ("spotty", .list(.optional(.number)), .list([.integer(1), .none, .integer(3)])),
  ]

  static let values = variables.map(\.value)

  static let slots = Dictionary(
    uniqueKeysWithValues: variables.enumerated().map { ($1.name, $0) })

  static let scope: Scope = {
    var names: [String: Scope.Binding] = [:]
    for (slot, variable) in variables.enumerated() {
      names[variable.name] = .variable(slot: slot, variable.type)
    }
    names["fire"] = .namespace(["exits_clear": names["exit"] ?? .namespace([:])])
    names["score"] = .unavailable(Message("it is set by the stage 'scoring'", "由评分阶段得出"))
    names["limit"] = .constant(.integer(15), .integer)
    let words = [grade, rating, crowding, remedy, state].reduce(
      into: [String: [EnumerationType]]()
    ) { words, type in
      for value in type.values { words[value, default: []].append(type) }
    }
    return Scope(names: names, words: words)
  }()

  private static func record(_ entries: [(String, Value)]) -> Value { .context(Context(entries)) }

  private static func word(_ name: String, _ type: EnumerationType) -> Value {
    type.word(name).map(Value.word) ?? .none
  }

  private static func missing(_ path: String) -> Value {
    .null(Absence([.missing(path: path)]))
  }

  private static func sample(
    _ path: String, _ weight: Int, _ name: String, _ factor: String?, _ answer: Int?
  ) -> Value {
    record([
      ("path", .string(path)), ("weight", .integer(weight)), ("state", word(name, state)),
      ("factor", factor.map(Value.string) ?? .none), ("answer", answer.map(Value.integer) ?? .none),
    ])
  }
}

// MARK: Questions

extension SamplePolicy {
  /// Returns the text of an expression's value, or what is wrong with it: each problem as its code
  /// and the text it points at (`type/mismatch "n"`), one after the other with semicolons between.
  static func outcome(_ text: String) -> String {
    var diagnostics = Diagnostics()
    let syntax = Parser.expression(ExpressionText(text), into: &diagnostics)
    let checked = syntax.flatMap { Checker.check($0, in: scope, into: &diagnostics) }
    if !diagnostics.all.isEmpty { return list(diagnostics, in: text) }
    guard let checked else { return "silent" }
    return ReferenceEvaluator.value(checked, values).feelText
  }

  /// As `outcome(_:)`, of unary tests asked of the value of another expression.
  static func outcome(_ text: String, of input: String) -> String {
    var diagnostics = Diagnostics()
    guard let subject = Parser.expression(ExpressionText(input), into: &diagnostics),
      let asked = Checker.checkInput(subject, in: scope, into: &diagnostics)
    else { return "unreadable input" }
    let syntax = Parser.unaryTests(ExpressionText(text), into: &diagnostics)
    let checked = syntax.flatMap { Checker.check($0, of: asked, in: scope, into: &diagnostics) }
    if !diagnostics.all.isEmpty { return list(diagnostics, in: text) }
    guard let checked else { return "silent" }
    let value = ReferenceEvaluator.value(asked, values)
    return ReferenceEvaluator.passes(value, checked, values).feelText
  }

  static func problems(_ text: String) -> [Diagnostic] {
    var diagnostics = Diagnostics()
    let syntax = Parser.expression(ExpressionText(text), into: &diagnostics)
    _ = syntax.flatMap { Checker.check($0, in: scope, into: &diagnostics) }
    return diagnostics.all
  }

  static func list(_ diagnostics: Diagnostics, in text: String) -> String {
    let bytes = Array(text.utf8)
    return diagnostics.sorted().map { problem in
      let end = min(problem.span.end, bytes.count)
      let pointed = String(decoding: bytes[min(problem.span.start, end)..<end], as: UTF8.self)
      return "\(problem.code.rawValue) “\(pointed)”"
    }.joined(separator: "; ")
  }
}

/// A line of a table of cases.
struct Line: Sendable, CustomTestStringConvertible {
  let text: String
  let outcome: String

  init(_ text: String, _ outcome: String) {
    self.text = text
    self.outcome = outcome
  }

  var testDescription: String { text }
}
