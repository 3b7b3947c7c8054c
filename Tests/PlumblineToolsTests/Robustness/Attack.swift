import FEEL
import Plumbline
import PlumblineTools
import Testing

/// One input that was made to do harm, and what became of it.
enum Attack {
  /// A number of things: all in a release build, a tenth in a debug build, which is ten times slower.
  static func many(_ count: Int) -> Int {
    #if DEBUG
      count / 10
    #else
      count
    #endif
  }

  /// Attacks that use up a budget: all in a release build, each eighth in a debug build.
  static func few(_ attacks: [String]) -> [String] {
    #if DEBUG
      stride(from: 0, to: attacks.count, by: 8).map { attacks[$0] }
    #else
      attacks
    #endif
  }

  private static let policy = try? EverythingPolicy.policy()

  /// Compiles the small policy with a file beside it, and evaluates an inspection where it can.
  ///
  /// - Returns: The codes of the diagnostics, ascending, each once.
  @discardableResult
  static func onPolicy(_ text: String, at path: String = "rules/attack.yaml") throws -> [String] {
    try onPolicy([SourceFile(path: path, text: text)])
  }

  @discardableResult
  static func onPolicy(_ files: [SourceFile]) throws -> [String] {
    var codes: Set<String> = []
    try within {
      let replaced = Set(files.map(\.path))
      let sources = try EverythingPolicy.sources().filter { !replaced.contains($0.path) } + files
      let compilation = Policy.compile(sources)
      codes = Set(compilation.diagnostics.filter { $0.severity == .error }.map(\.code.rawValue))
      var complaints = SafeEnding.complaints(about: compilation)
      if let policy = compilation.policy, let file = try EverythingPolicy.inspections().first {
        complaints += SafeEnding.complaints(about: file, under: policy)
      }
      return complaints
    }
    return codes.sorted()
  }

  /// Compiles the small policy with one more decision, which a veto asks for.
  @discardableResult
  static func onExpression(_ expression: String) throws -> [String] {
    let quoted = "'" + expression.replacing("'", with: "''") + "'"
    return try onPolicy("ruleset: attack\ndecisions:\n  attack:\n    value: \(quoted)\n")
  }

  /// Reads a file of inspections under the small policy.
  static func onInspection(_ file: SourceFile) throws {
    let policy = try #require(Self.policy)
    try within { SafeEnding.complaints(about: file, under: policy) }
  }

  /// Runs a function within the bounds of time and memory; it returns what is wrong.
  private static func within(_ check: () throws -> [String]) throws {
    ProcessMemory.resetPeak()
    let before = ProcessMemory.resident ?? 0
    let start = ProcessorTime.ofThread
    let complaints = try check()
    let taken = ProcessorTime.ofThread - start
    let grown = max(0, (ProcessMemory.peak ?? 0) - before)
    #expect(complaints.prefix(3) == [])
    #expect(taken < Campaign.longest)
    #expect(grown < Campaign.mostMemory)
    if let test = Test.current {
      print("\(test.displayName ?? test.name): \(Int(taken * 1000)) ms, \(grown / 1024) MiB")
    }
  }
}
