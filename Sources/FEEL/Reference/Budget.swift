import Synchronization

/// What one evaluation may still use: steps, since loops nest, and depth, since calls do.
///
/// A class, so that the functions an expression makes draw on the budget of the evaluation that
/// calls them. One evaluation runs on one thread; the atomics are there for functions that outlive
/// it.
final class Budget: Sendable {
  /// One condition may take this many steps.
  static let mostSteps = 2_000_000
  /// Nested deeper than this, the evaluator would use up its stack.
  static let deepest = 1_000

  /// How many steps may be taken in all.
  private let most: Int
  private let steps = Atomic<Int>(0)
  private let depth = Atomic<Int>(0)

  init(most: Int = mostSteps) {
    self.most = most
  }

  var isSpent: Bool { steps.load(ordering: .relaxed) >= most }

  /// Takes steps for work in proportion to the size of a value.
  func spend(_ count: Int) {
    steps.store(steps.load(ordering: .relaxed) + min(count, Self.mostSteps), ordering: .relaxed)
  }

  /// Goes one level down; returns whether there is budget left. Every call is paired with `leave`.
  func enter() -> Bool {
    spend(1)
    let level = depth.load(ordering: .relaxed) + 1
    depth.store(level, ordering: .relaxed)
    return level <= Self.deepest && !isSpent
  }

  func leave() {
    depth.store(depth.load(ordering: .relaxed) - 1, ordering: .relaxed)
  }
}
