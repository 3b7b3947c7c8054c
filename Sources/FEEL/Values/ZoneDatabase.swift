import FoundationEssentials

/// Where the rules of zones come from.
///
/// Policies have none: what they say must not depend on the machine. The standard's dialect takes
/// the machine's.
public struct ZoneDatabase: Sendable {
  /// Returns the rules of a zone; null if there is none of this id.
  public let rules: @Sendable (_ id: String) -> ZoneRules?

  public init(rules: @escaping @Sendable (_ id: String) -> ZoneRules?) {
    self.rules = rules
  }

  /// The compiled files of the machine; without them no zone is known.
  public static let system = ZoneDatabase { id in
    guard isID(id) else { return nil }
    return folders.lazy.compactMap { FileManager.default.contents(atPath: "\($0)/\(id)") }
      .compactMap { ZoneFile.rules(id, Array($0)) }.first
  }

  private static let folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/etc/zoneinfo"]

  /// Whether a text can be the id of a zone: words with `/` between them.
  private static func isID(_ text: String) -> Bool {
    let words = text.split(separator: "/", omittingEmptySubsequences: false)
    return words.count <= 4 && words.first != "posix" && words.first != "right"
      && words.allSatisfy { word in
        (1...30).contains(word.utf8.count)
          && word.utf8.allSatisfy {
            Character(Unicode.Scalar($0)).isLetter && $0 < 0x80
              || Unicode.Scalar($0).digit != nil || "_+-".utf8.contains($0)
          }
      }
  }
}
