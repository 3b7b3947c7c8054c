import Foundation

/// The workload's records, right answers and hand-written program, where they are at hand.
struct W1Peer {
  /// The records as they come.
  let original: RecordFile
  /// The file of right answers, one a line.
  let expected: String
  /// The program written by hand for these very rules; null where it cannot be built.
  let limit: String?

  /// Makes them; what is missing for that goes into the notes.
  static func find(on bench: Bench, _ notes: inout [String]) throws -> W1Peer? {
    let source = "\(bench.options.shared)/bench/w1"
    guard FileManager.default.fileExists(atPath: "\(source)/generate.py") else {
      notes.append("not held to right answers, nor to the C++ program: \(source) is not there")
      return nil
    }
    let build = Build(source: source, data: bench.path("w1"), errors: bench.path("errors.txt"))
    do {
      Progress.say("W1: making records and right answers")
      try build.records(bench.options.records)
    } catch {
      notes.append("not held to right answers, which need python3: \(error)")
      return nil
    }
    return W1Peer(
      original: try RecordFile.write(
        try Lines(of: "\(build.data)/inspections.ndjson"), to: bench.path("w1-original")),
      expected: "\(build.data)/expected.ndjson", limit: build.limit(&notes))
  }

  /// Calls the programs of the shared folder.
  private struct Build {
    let source: String
    let data: String
    let errors: String

    func records(_ count: Int) throws {
      try call(["python3", "\(source)/generate.py", "--out", data, "--n", String(count)])
      try call(["python3", "\(source)/reference.py", "--data", data])
    }

    func limit(_ notes: inout [String]) -> String? {
      Progress.say("W1: building the C++ program")
      do {
        try call(
          ["python3", "\(source)/gen_tables.py", "\(data)/spec.json"], output: "\(data)/tables.h")
        try call(
          ["g++", "-O3", "-march=native", "-std=c++17", "-I", data, "\(source)/limit.cpp"]
            + ["-lsimdjson", "-o", "\(data)/limit"])
      } catch {
        notes.append("not held to the C++ program, which needs g++, libsimdjson-dev: \(error)")
        return nil
      }
      return "\(data)/limit"
    }

    private func call(_ command: [String], output: String = "/dev/null") throws {
      try ChildProcess.run(command, output: output, errors: errors)
    }
  }
}
