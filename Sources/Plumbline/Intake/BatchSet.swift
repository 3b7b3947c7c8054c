import Synchronization

/// The programs of a policy in the form that runs by column, each compiled when it is first asked
/// for. Shared by all workers.
package final class BatchPolicy: Sendable {
  package let policy: Policy
  private let compiled = Mutex<[String: [Int: BatchProgram]]>([:])

  package init(_ policy: Policy) {
    self.policy = policy
  }

  /// The program of a checklist's version, by its place among them.
  package func program(_ checklist: String, version: Int) -> BatchProgram? {
    guard let versions = policy.programs[checklist], versions.indices.contains(version) else {
      return nil
    }
    return compiled.withLock { known in
      if let program = known[checklist]?[version] { return program }
      let program = BatchCompiler.compile(versions[version])
      known[checklist, default: [:]][version] = program
      return program
    }
  }
}

/// The batches of one worker, one for each program that its inspections need.
package final class BatchSet {
  package let policy: BatchPolicy
  /// In the order in which they were first needed.
  package private(set) var batches: [InspectionBatch] = []
  private var places: [String: [Int: Int]] = [:]

  package init(_ policy: BatchPolicy) {
    self.policy = policy
  }

  /// The place in `batches` of a program's batch; null where there is no such program.
  package func place(_ checklist: String, version: Int) -> Int? {
    if let known = places[checklist]?[version] { return known }
    guard let program = policy.program(checklist, version: version) else { return nil }
    let batch = InspectionBatch(program)
    batch.begin()
    batches.append(batch)
    places[checklist, default: [:]][version] = batches.count - 1
    return batches.count - 1
  }

  /// Makes room in every batch.
  package func begin() {
    for batch in batches { batch.begin() }
  }
}

/// Where an inspection has gone.
package struct BatchPlace: Sendable {
  /// The place in `BatchSet.batches`.
  package let batch: Int
  package let lane: Int

  package init(batch: Int, lane: Int) {
    self.batch = batch
    self.lane = lane
  }
}
