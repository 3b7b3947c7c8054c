// Regular expressions: `matches`, `replace`, `split`.
extension Builtins {
  static let patterns: [Builtin] = [
    Builtin(
      "matches", .init([input, pattern, flags], returns: .boolean, comparing: reporting(matches))),
    Builtin(
      "replace",
      .init(
        [input, pattern, .init("replacement", .string), flags], returns: .string,
        comparing: reporting(replace))),
    Builtin(
      "split",
      .init(
        [.init("string", .string), .init("delimiter", .string)], returns: .list(.string),
        comparing: reporting(split))),
  ]

  private static let input = Builtin.Parameter("input", .string)
  private static let pattern = Builtin.Parameter("pattern", .string)
  private static let flags = Builtin.Parameter("flags", .string, optional: true, takesNull: true)

  /// What is wrong with the pattern, the flags or the replacement of a call.
  ///
  /// Null if nothing is, if they are not known, and for a function that takes no pattern.
  static func patternFailure(of name: String, _ arguments: [Value]) -> PatternFailure? {
    guard let flags = ["matches": 2, "split": 2, "replace": 3][name] else { return nil }
    do throws(PatternFailure) {
      guard let pattern = try readPattern(arguments, flagsAt: flags) else { return nil }
      if name == "matches" { return nil }
      var work = Work()
      _ = try cutting("", by: pattern, &work)
      if name == "replace", let text = arguments.string(2) {
        _ = try Replacement(text, for: pattern)
      }
      return nil
    } catch {
      return error
    }
  }

  private typealias Body = @Sendable ([Value], inout Work) throws(PatternFailure) -> Value

  /// A body whose failure is null with what is wrong with the pattern.
  private static func reporting(
    _ body: @escaping Body
  ) -> @Sendable ([Value], inout Work) -> Value {
    { arguments, work in
      do throws(PatternFailure) {
        return try body(arguments, &work)
      } catch {
        return .null(Absence(.call, because: error.message))
      }
    }
  }

  // MARK: Bodies

  /// Whether the pattern is found anywhere.
  private static let matches: Body = { arguments, work throws(PatternFailure) in
    guard let text = arguments.string(0), let pattern = try readPattern(arguments, flagsAt: 2)
    else { return .none }
    var search = PatternSearch(pattern, in: text)
    return .boolean(try search.found(from: 0, &work) != nil)
  }

  /// Every match gives way to the replacement.
  private static let replace: Body = { arguments, work throws(PatternFailure) in
    guard let text = arguments.string(0), let pattern = try readPattern(arguments, flagsAt: 3),
      let written = arguments.string(2)
    else { return .none }
    let replacement = try Replacement(written, for: pattern)
    var search = try cutting(text, by: pattern, &work)
    var result: [Unicode.Scalar] = []
    var place = 0
    // Counted along: a text does not know its length, and one match may repeat all of it.
    var length = search.text.count
    while let match = try search.found(from: place, &work) {
      work.look(at: replacement.cost)
      length += replacement.length(for: match) - match.range.count
      guard length <= Value.longestText else { throw .tooLong }
      result.append(contentsOf: search.text[place..<match.range.lowerBound])
      replacement.add(for: match, in: search.text, to: &result)
      place = match.range.upperBound
    }
    result.append(contentsOf: search.text[place...])
    return piece(of: result[...])
  }

  /// The text between the matches; empty pieces are kept, also at the ends.
  private static let split: Body = { arguments, work throws(PatternFailure) in
    guard let text = arguments.string(0), let pattern = try readPattern(arguments, flagsAt: 2)
    else { return .none }
    var search = try cutting(text, by: pattern, &work)
    var pieces: [Value] = []
    var place = 0
    while let match = try search.found(from: place, &work) {
      pieces.append(piece(of: search.text[place..<match.range.lowerBound]))
      place = match.range.upperBound
    }
    return .list(pieces + [piece(of: search.text[place...])])
  }

  // MARK: Parts of them

  /// The pattern, which is the second argument; null if it or the flags are no text.
  private static func readPattern(
    _ arguments: [Value], flagsAt place: Int
  ) throws(PatternFailure) -> Pattern? {
    guard let text = arguments.string(1) else { return nil }
    if arguments.isNull(place) { return try Pattern(text) }
    guard let flags = arguments.string(place) else { return nil }
    return try Pattern(text, flags: flags)
  }

  /// A search whose matches are never empty: they begin where the one before ended, or later.
  private static func cutting(
    _ text: String, by pattern: Pattern, _ work: inout Work
  ) throws(PatternFailure) -> PatternSearch {
    var empty = PatternSearch(pattern, in: "")
    guard try empty.found(from: 0, &work) == nil else { throw .matchesNothing }
    return PatternSearch(pattern, in: text)
  }

  private static func piece(of scalars: ArraySlice<Unicode.Scalar>) -> Value {
    .string(String(decoding: scalars.lazy.map(\.value), as: UTF32.self))
  }
}
