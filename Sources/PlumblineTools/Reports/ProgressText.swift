package import FEEL

/// The one line that says how far a run has come.
package enum ProgressText {
  private static let widestBar = 40

  /// - Parameters:
  ///   - done: Bytes of the file at hand that have been read.
  ///   - size: All bytes of it; null, or 0, where they are not known: there is no bar then.
  ///   - width: The columns of the terminal; the line stays below.
  package static func text(
    done: Int, of size: Int?, records: Int, width: Int, language: Language
  ) -> String {
    let count = Message(counted(records, "record"), "\(records) 份检查记录").text(in: language)
    guard let size, size > 0 else { return count }
    let share = min(1, max(0, Double(done) / Double(size)))
    let percent = String(Int(share * 100))
    let tail = " " + String(repeating: " ", count: 3 - percent.count) + "\(percent)%  \(count)"
    let columns = min(widestBar, width - 1 - DisplayWidth.of(tail))
    guard columns > 3 else { return count }
    let full = Int(share * Double(columns))
    return String(repeating: "█", count: full) + String(repeating: "░", count: columns - full)
      + tail
  }
}
