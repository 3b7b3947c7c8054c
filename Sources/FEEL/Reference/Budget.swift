import Synchronization

/// What one evaluation may still use: steps, since loops nest, and depth, since calls do.
///
/// Many evaluations can share one: each then has what is left, and pays at its end for its steps.
///
/// A class, so that the functions an expression makes draw on the budget of the evaluation that
/// calls them. One evaluation runs on one thread; the atomics are there for functions that outlive
/// it.
public final class Budget: Sendable {
  /// One condition may take this many steps: about half a second.
  static let mostSteps = 1_000_000
  /// Nested deeper than this, the evaluator would use up its stack.
  static let deepest = 1_000

  /// How many steps may be taken in all.
  private let most: Int
  private let steps = Atomic<Int>(0)
  private let depth = Atomic<Int>(0)

  /// The budget of many evaluations that this one is a part of.
  private let whole: Budget?

  /// - Parameter most: The number of steps, at least 0.
  public init(most: Int) {
    self.most = most
    whole = nil
  }

  /// A budget for one condition, within that of all conditions where there is one.
  init(within whole: Budget? = nil) {
    most = min(Self.mostSteps, whole?.left ?? Self.mostSteps)
    self.whole = whole
  }

  private var left: Int { max(0, most - steps.load(ordering: .relaxed)) }

  /// Whether it was the whole's budget that left too little.
  var isCutShort: Bool { most < Self.mostSteps }

  /// Pays the whole for what was taken.
  func settle() { whole?.spend(steps.load(ordering: .relaxed)) }

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
