import Foundation

/// The release build of plumbline, and what it can do.
struct PlumblineProgram {
  let path: String
  /// Whether it can leave reasons out.
  let hasBrief: Bool
  /// Whether it can use several cores.
  let hasJobs: Bool

  init(path: String, directory: String) throws {
    self.path = path
    let help = "\(directory)/help.txt"
    try ChildProcess.run(
      [path, "evaluate", "--help"], output: help, errors: "\(directory)/errors.txt")
    let text = try String(contentsOfFile: help, encoding: .utf8)
    hasBrief = text.contains("--brief")
    hasJobs = text.contains("--jobs")
  }

  /// The shortest form that it knows.
  var shortForm: [String] { hasBrief ? ["--brief"] : [] }

  /// Evaluates records: the path of the file stands behind.
  func evaluate(policy: String, _ flags: [String]) -> [String] {
    [path, "evaluate", "--policy", policy, "--format", "ndjson"] + flags
  }

  private var formName: String { hasBrief ? "--brief" : "full form" }

  /// What an evaluation of a workload is measured with on one core: both forms, broken records.
  func runs(policy: String, _ records: RecordFile, broken: RecordFile) -> [EndToEnd] {
    func run(_ name: String, _ flags: [String], _ records: RecordFile) -> EndToEnd {
      EndToEnd(name: name, command: evaluate(policy: policy, flags), records: records)
    }
    return [run(formName, shortForm, records)]
      + (hasBrief ? [run("full form", [], records)] : [])
      + [run("\(formName), one record in ten broken", shortForm, broken)]
  }

  /// One job and two on two cores; nothing is written, since what a disk takes is the same for both.
  func jobs(policy: String, _ records: RecordFile) -> [EndToEnd] {
    (hasJobs ? [1, 2] : []).map { jobs in
      EndToEnd(
        name: "\(formName), --jobs \(jobs), two cores",
        command: evaluate(policy: policy, shortForm + ["--jobs", String(jobs)]),
        records: records, cores: 2, isWritten: false)
    }
  }

  /// What could not be measured because the program does not have it yet.
  var missing: [String] {
    (hasBrief ? [] : ["without --brief, which this plumbline does not have"])
      + (hasJobs ? [] : ["without --jobs, which this plumbline does not have"])
  }
}
