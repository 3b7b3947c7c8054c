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

  /// What an evaluation of a workload is measured with: both forms, broken records, one and two cores.
  ///
  /// - Parameter many: Records for one and two cores.
  func runs(
    policy: String, _ records: RecordFile, broken: RecordFile, many: RecordFile
  ) -> [EndToEnd] {
    func run(_ name: String, _ flags: [String], _ records: RecordFile, cores: Int = 1) -> EndToEnd {
      EndToEnd(
        name: name, command: evaluate(policy: policy, flags), records: records, cores: cores)
    }
    let form = hasBrief ? "--brief" : "full form"
    var runs = [run(form, shortForm, records)]
    if hasBrief { runs.append(run("full form", [], records)) }
    runs.append(run("\(form), one record in ten broken", shortForm, broken))
    if hasJobs {
      for jobs in [1, 2] {
        let flags = shortForm + ["--jobs", String(jobs)]
        var cores = run("\(form), --jobs \(jobs), two cores", flags, many, cores: 2)
        // What a disk takes is the same for one core and for two.
        cores.isWritten = false
        runs.append(cores)
      }
    }
    return runs
  }

  /// What could not be measured because the program does not have it yet.
  var missing: [String] {
    (hasBrief ? [] : ["without --brief, which this plumbline does not have"])
      + (hasJobs ? [] : ["without --jobs, which this plumbline does not have"])
  }
}
