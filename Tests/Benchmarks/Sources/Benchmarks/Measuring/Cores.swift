import Foundation

/// The processor cores on which this process may run.
enum Cores {
  /// Their numbers, ascending, as the system lists them: `0-1,4` gives 0, 1, 4.
  static let allowed: [Int] = {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let key = "Cpus_allowed_list:"
    let line = status.split(separator: "\n").first { $0.hasPrefix(key) } ?? ""
    return line.dropFirst(key.count).split(separator: ",").flatMap { part in
      let ends = part.split(separator: "-").compactMap { Int($0.filter(\.isNumber)) }
      return ends.isEmpty ? [] : Array(ends[0]...max(ends[0], ends[ends.count - 1]))
    }
  }()

  /// Puts a command on the first cores that are allowed, at most `count` of them.
  static func pinned(_ command: [String], to count: Int = 1) -> [String] {
    let cores = allowed.prefix(count).map(String.init).joined(separator: ",")
    return cores.isEmpty ? command : ["taskset", "-c", cores] + command
  }
}
