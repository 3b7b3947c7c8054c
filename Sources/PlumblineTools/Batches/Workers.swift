package import FEEL
package import Plumbline

/// Evaluates chunks on several cores; what comes first in comes first out.
///
/// Chunks go to the workers in turn, and only so many wait that memory does not grow with the input.
/// One worker alone evaluates a chunk when its outcome is taken, in the task that takes it.
package struct Workers: ~Copyable {
  private let workers: [Worker]
  private var waiting: [(chunk: Chunk, outcome: Task<ChunkOutcome, Never>?)] = []
  private let alone: BatchWorker?
  private var next = 0

  /// One core's worth of work.
  private actor Worker {
    private let worker: BatchWorker

    init(_ policy: BatchPolicy, _ form: OutcomeForm, _ grade: EnumerationWord?) {
      worker = BatchWorker(policy, form, failOn: grade)
    }

    func evaluate(_ chunk: Chunk) -> ChunkOutcome { worker.evaluate(chunk) }
  }

  /// - Parameter jobs: How many chunks are evaluated at the same time, at least 1.
  package init(
    _ policy: Policy, _ form: OutcomeForm, failOn grade: EnumerationWord?, jobs: Int
  ) {
    let shared = BatchPolicy(policy)
    alone = jobs > 1 ? nil : BatchWorker(shared, form, failOn: grade)
    workers = jobs > 1 ? (0..<jobs).map { _ in Worker(shared, form, grade) } : []
  }

  /// Takes a chunk to be evaluated.
  package mutating func add(_ chunk: Chunk) {
    guard alone == nil else { return waiting.append((chunk, nil)) }
    let worker = workers[next]
    next = (next + 1) % workers.count
    waiting.append((chunk, Task { await worker.evaluate(chunk) }))
  }

  /// Whether an outcome has to be taken before another chunk is added.
  package var isFull: Bool {
    // Workers have a chunk ahead.
    waiting.count >= max(2 * workers.count, 1)
  }

  /// The outcome of the chunk that was added first; null where all have been taken.
  package mutating func take() async -> (chunk: Chunk, outcome: ChunkOutcome)? {
    guard !waiting.isEmpty else { return nil }
    let (chunk, task) = waiting.removeFirst()
    if let task { return (chunk, await task.value) }
    return (chunk, alone?.evaluate(chunk) ?? ChunkOutcome())
  }
}
