/// Finds the known name that a misspelt one was most likely meant to be.
public enum NearestName {
  /// Names longer than this are not compared: the cost is quadratic and nobody types them.
  static let longestName = 80

  /// Returns the candidate with the fewest edits to `name`, null if none is near.
  ///
  /// One that stands in quotes or has a remark behind it is itself. Near is at most one edit for names of up to 4 characters, two up to 8, else three. Exchanged
  /// neighbours count as one edit. Ties go to the first in code-point order.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let written = Array(name.unicodeScalars)
    guard written.count <= longestName else { return nil }
    let bare = bare(name)
    if bare != name, candidates.contains(bare) { return bare }
    let limit = written.count <= 4 ? 1 : written.count <= 8 ? 2 : 3
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
      let known = Array(candidate.unicodeScalars)
      guard abs(known.count - written.count) <= limit else { continue }
      let distance = editDistance(written, known)
      guard distance <= limit, distance < max(written.count, known.count) else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// A name without quotes and brackets around it, and without a remark behind it: `“重大”`, `重大#注`.
  private static func bare(_ name: String) -> String {
    let around = "“”‘’\"'「」『』【】［］《》（）()，。；、 \u{3000}\u{A0}"
    let start = name.drop(while: around.contains).prefix { $0 != "#" }
    let end = start.lastIndex { !around.contains($0) }
    return end.map { String(start[...$0]) } ?? ""
  }

  /// The number of insertions, deletions, exchanges and swaps of neighbours (optimal alignment).
  private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var row = [i + 1]
      for (j, right) in b.enumerated() {
        var cost = min(last[j] + (left == right ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left == b[j - 1], a[i - 1] == right {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
