/// A line of a file in three parts: before what a diagnostic is about, that itself, and the rest.
struct ShownLine {
  var before: String
  var under: String
  var after: String
  /// Whether the line goes on beyond what is shown.
  var isCutBefore: Bool
  var isCutAfter: Bool

  /// The line cut to so many columns, so that it does not wrap; the middle part begins within it.
  ///
  /// At least a quarter of the columns stands before the middle part, more where there is room.
  func fitted(to columns: Int) -> ShownLine {
    // A mark stands where something is cut off, at either end.
    let room = columns - 2
    guard room > 0, DisplayWidth.of(before + under + after) > room else { return self }
    var line = self
    let rest = DisplayWidth.of(under) + DisplayWidth.of(after)
    line.before = String(Self.fitting(before.reversed(), max(room / 4, room - rest)).reversed())
    line.under = String(Self.fitting(under, room - DisplayWidth.of(line.before)))
    if line.under == under {
      let left = room - DisplayWidth.of(line.before) - DisplayWidth.of(under)
      line.after = String(Self.fitting(after, left))
    } else {
      line.after = ""
    }
    line.isCutBefore = isCutBefore || line.before != before
    line.isCutAfter = isCutAfter || line.under != under || line.after != after
    return line
  }

  /// As many of the first characters as so many columns hold.
  private static func fitting(_ text: some Sequence<Character>, _ columns: Int) -> [Character] {
    var left = columns
    var characters: [Character] = []
    for character in text {
      left -= DisplayWidth.of(String(character))
      if left < 0 { break }
      characters.append(character)
    }
    return characters
  }
}
