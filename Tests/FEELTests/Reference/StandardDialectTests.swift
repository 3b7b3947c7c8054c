import Testing

@testable import FEEL

/// What only the standard's dialect does (DMN 1.5, chapter 10).
@Suite("Standard dialect")
struct StandardDialectTests {
  private static func outcome(
    _ text: String, _ values: [String: Value] = [:], members: [String] = [],
    types: [String: StaticType] = [:]
  ) -> String {
    var diagnostics = Diagnostics()
    let expression = Expression.parse(
      text, names: values.keys, members: members, types: types, into: &diagnostics)
    return expression?.value(values).feelText ?? "error \(diagnostics.all.map(\.code.rawValue))"
  }

  @Test(
    "a list is searched for null as for any value",
    arguments: [
      Line("null in [1, null]", "true"), Line("null in (1, null)", "true"),
      Line("null in []", "false"), Line("2 in [1, null]", "false"), Line("1 in [1, null]", "true"),
      Line("null in [[1..2]]", "null"), Line("2 in [[1..null]]", "null"),
    ])
  func membership(line: Line) {
    #expect(Self.outcome(line.text) == line.outcome)
  }

  @Test(
    "an empty list has no places",
    arguments: [
      Line("[][1]", "null"), Line("[][-1]", "null"), Line("[][1 + 0]", "null"),
      Line("[][item > 1]", "[]"), Line("[][true]", "[]"), Line("[][item]", "[]"),
      Line("[][string length(\"abc\")]", "null"), Line("[][x = 1].x", "[]"),
    ])
  func places(line: Line) {
    #expect(Self.outcome(line.text) == line.outcome)
  }

  @Test(
    "names that are declared may hold keywords",
    arguments: [
      Line("{days in week: 7, r: days in week}.r", "7"), Line("{x and y: 1}.x and y", "1"),
      Line("(function(time in days) time in days + 1)(2)", "3"),
      Line("(function(time in days, b) time in days - b)(b: 1, time in days: 3)", "2"),
      Line("for rate or none in [1, 2] return rate or none * 2", "[2, 4]"),
      Line("{k: for x in [1] return x, m: 2}.m", "2"),
      Line("some x in [1], y in [2] satisfies x in [1] and y in (2, 3)", "true"),
    ])
  func declaredNames(line: Line) {
    #expect(Self.outcome(line.text) == line.outcome)
  }

  @Test(
    "members that are told may hold symbols and keywords",
    arguments: [
      Line("c.Date-Time", "5"), Line("c.Date-Time + 1", "6"),
      Line("[c][Date-Time = 5].Date-Time", "[5]"),
      Line("c.date of birth", "7"), Line("[c][date of birth > c.Date-Time][1].date of birth", "7"),
      Line("Date-Time", "1"), Line("Date - Time", "1"),
    ])
  func members(line: Line) {
    let keys = ["Date-Time": Value.number(5), "date of birth": .number(7)]
    let context = Value.context(Context(keys.map { ($0.key, $0.value) }))
    let values = ["c": context, "Date": .number(3), "Time": .number(2)]
    #expect(Self.outcome(line.text, values, members: Array(keys.keys)) == line.outcome)
  }

  @Test(
    "names of types may hold blanks and symbols",
    arguments: [
      Line("1 instance of small number", "true"), Line("\"a\" instance of small number", "false"),
      Line("[1] instance of list<small number>", "true"), Line("1 instance of t-1.b", "true"),
      Line("(function(a: small number) a)(\"x\")", "null"),
    ])
  func types(line: Line) {
    let types = ["small  number": StaticType.number, "t-1 . b": .number]
    #expect(Self.outcome(line.text, types: types) == line.outcome)
  }

  @Test("an empty cell holds for everything")
  func emptyCell() {
    var diagnostics = Diagnostics()
    for text in ["", " ", "/* none */", "-"] {
      let tests = UnaryTests.parse(text, into: &diagnostics)
      #expect(tests?.value(of: .none).isTrue == true)
    }
    #expect(diagnostics.all.isEmpty)
  }
}
