import FoundationEssentials

/// The processor cores that this process may use.
enum Cores {
  /// At least 1. A container or `taskset` may leave it fewer than the machine has.
  static var count: Int {
    let all = ProcessInfo.processInfo.activeProcessorCount
    guard let status = try? Data(contentsOf: URL(filePath: "/proc/self/status")),
      let allowed = allowed(by: String(decoding: status, as: UTF8.self))
    else { return all }
    return max(min(all, allowed), 1)
  }

  /// How many cores Linux allows, by the set in a process's status, such as `Cpus_allowed: 00,ff`; null
  /// where it says nothing.
  static func allowed(by status: String) -> Int? {
    let line = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") }
    return line?.split(separator: ":").last?.compactMap(\.hexDigitValue)
      .reduce(0) { $0 + $1.nonzeroBitCount }
  }
}
