import FEEL
import RandomFEEL

/// Writes random conditions in all their forms: expressions, maps, groups.
struct RandomConditionWriter {
  private var feel: RandomExpression

  init(
    _ operands: [RandomExpression.Operand], extras: RandomExpression.Extras = .init(), seed: UInt64
  ) {
    feel = RandomExpression(operands, extras: extras, seed: seed)
  }

  /// `key:` and the condition under it.
  mutating func lines(of key: String) -> [String] {
    if feel.random.chance(45) { return ["\(key): \(YAMLText.quoted(feel.text(of: .boolean)))"] }
    var lines = map(depth: 2).map { "  \($0)" }
    if feel.random.chance(15) { lines.append("  note: 备注") }
    return ["\(key):"] + lines
  }

  /// The lines of a map: tests of different things, and groups.
  private mutating func map(depth: Int) -> [String] {
    var lines: [String] = []
    var asked: Set<String> = []
    for _ in 0..<feel.random.within(1...3) {
      let line = test()
      if asked.insert(line.about).inserted { lines.append("\(line.about): \(line.test)") }
    }
    if depth > 0, feel.random.chance(40) {
      for group in feel.random.some(feel.random.within(1...2), of: ["any", "all", "none"]) {
        lines += groupLines(group, depth - 1)
      }
    }
    return lines
  }

  private mutating func groupLines(_ group: String, _ depth: Int) -> [String] {
    ["\(group):"]
      + (0..<feel.random.within(1...3)).flatMap { _ -> [String] in
        if feel.random.chance(40) {
          return ["  - \(YAMLText.quoted(feel.text(of: .boolean, depth: 2)))"]
        }
        return map(depth: depth).enumerated().map {
          ($0.offset == 0 ? "  - " : "    ") + $0.element
        }
      }
  }

  private mutating func test() -> (about: String, test: String) {
    let testable = feel.testable
    guard !testable.isEmpty, !feel.random.chance(20) else {
      let type: StaticType = feel.random.one(of: [.number, .date, .string])
      let text = feel.text(of: type, depth: 2)
      return (
        YAMLText.quoted(text),
        YAMLText.quoted(
          feel.tests(of: .init(text, type, constants: RandomExpression.calculated(type)), depth: 1))
      )
    }
    let operand = feel.random.one(of: testable)
    return (YAMLText.quoted(operand.text), YAMLText.quoted(feel.tests(of: operand, depth: 1)))
  }
}
