import Foundation

/// The memory of this process, as Linux counts it; null where there is no such count.
enum ProcessMemory {
  /// The most that was ever resident, in kibibytes.
  static var peak: Int? { value(of: "VmHWM:") }

  /// What is resident now, in kibibytes.
  static var resident: Int? { value(of: "VmRSS:") }

  /// Lets the peak begin anew at what is resident now, where Linux allows it.
  static func resetPeak() {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
  }

  private static func value(of key: String) -> Int? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    return status?.split(separator: "\n").first { $0.hasPrefix(key) }
      .flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }
      .flatMap { Int($0) }
  }
}
