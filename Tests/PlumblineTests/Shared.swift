import Foundation
import Testing

/// Files that tests look at where they are: beside the package, or in it.
enum Shared {
  /// The package's own folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The lines of a table beside the package, without its header; null, with a line that says so,
  /// where there is none.
  static func rows(of name: String) throws -> [[String]]? {
    let url = root.appending(path: "../shared/\(name)").standardized
    guard FileManager.default.fileExists(atPath: url.path) else {
      print("skipped: there is no ../shared/\(name) beside the package")
      return nil
    }
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }
}
