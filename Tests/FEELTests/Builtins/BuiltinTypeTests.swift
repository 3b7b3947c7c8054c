import Testing

@testable import FEEL

@Suite("the static types of the built-in functions")
struct BuiltinTypeTests {
  /// The type of a call with arguments of these types; null if no signature takes them.
  private func type(_ name: String, _ types: [StaticType]) -> StaticType? {
    for signature in Builtins.all[name]?.signatures ?? [] {
      let parameters = signature.parameters
      let needed = parameters.prefix { !$0.isOptional }.count
      if signature.isVariadic {
        let fixed = parameters.count - 1
        guard types.count > fixed, let last = parameters.last else { continue }
        let rest = types.dropFirst(fixed)
        guard rest.allSatisfy({ $0.conforms(to: last.type.element) }) else { continue }
        let joined = rest.dropFirst().reduce(rest.first ?? .unknown) { $0.joined(with: $1) }
        return signature.result(types.prefix(fixed) + [.list(joined)])
      }
      guard types.count >= needed, types.count <= parameters.count,
        zip(types, parameters).allSatisfy({
          $0.conforms(to: $1.type) || StaticType.list($0).conforms(to: $1.type)
        })
      else { continue }
      let missing = Array(repeating: StaticType.null, count: parameters.count - types.count)
      return signature.result(types + missing)
    }
    return nil
  }

  @Test("numbers stay whole where they can")
  func wholeNumbers() {
    #expect(type("abs", [.integer]) == .integer)
    #expect(type("abs", [.number]) == .number)
    #expect(type("abs", [.daysAndTime]) == .daysAndTime)
    #expect(type("floor", [.number]) == .integer)
    #expect(type("floor", [.number, .integer]) == .number)
    #expect(type("decimal", [.integer, .integer]) == .integer)
    #expect(type("modulo", [.integer, .integer]) == .integer)
    #expect(type("modulo", [.integer, .number]) == .number)
    #expect(type("count", [.list(.string)]) == .integer)
    #expect(type("string length", [.string]) == .integer)
    #expect(type("sum", [.list(.integer)]) == .optional(.integer))
    #expect(type("sum", [.integer, .integer]) == .integer)
    #expect(type("mean", [.list(.integer)]) == .optional(.number))
  }

  @Test("list functions keep the type of the elements")
  func elementTypes() {
    #expect(type("distinct values", [.list(.string)]) == .list(.string))
    #expect(type("reverse", [.string]) == .list(.string))
    #expect(type("append", [.list(.integer), .number]) == .list(.number))
    #expect(type("concatenate", [.list(.integer), .list(.integer)]) == .list(.integer))
    #expect(type("union", [.list(.date)]) == .list(.date))
    #expect(type("flatten", [.list(.list(.list(.date)))]) == .list(.date))
    #expect(type("sublist", [.list(.date), .integer]) == .optional(.list(.date)))
    #expect(type("mode", [.list(.integer)]) == .list(.integer))
    #expect(type("index of", [.list(.string), .string]) == .list(.integer))
  }

  @Test("the least of a list may be missing, that of arguments not")
  func leastOfNothing() {
    let grade = StaticType.enumeration(EnumerationType(name: "grade", values: ["a", "b"]))
    #expect(type("min", [.list(grade)]) == .optional(grade))
    #expect(type("min", [.date, .date]) == .date)
    #expect(type("min", [.date, .optional(.date)]) == .optional(.date))
    #expect(type("all", [.list(.boolean)]) == .boolean)
    #expect(type("all", [.list(.optional(.boolean))]) == .optional(.boolean))
    #expect(type("stddev", [.number, .number]) == .optional(.number))
  }

  @Test("text may be no date, a date always is")
  func conversions() {
    #expect(type("date", [.string]) == .optional(.date))
    #expect(type("date", [.dateAndTime]) == .date)
    #expect(type("date", [.number]) == nil)
    #expect(type("date and time", [.date, .time]) == .dateAndTime)
    #expect(type("number", [.string]) == .optional(.number))
    #expect(type("substring", [.string, .integer]) == .string)
    #expect(type("years and months duration", [.date, .dateAndTime]) == .yearsAndMonths)
    #expect(type("before", [.range(.date), .date]) == .boolean)
    #expect(type("meets", [.date, .date]) == nil)
  }
}
