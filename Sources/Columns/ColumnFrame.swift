/// The memory over which programs run: columns of numbers, truths and sets, one place in each for
/// every lane. A lane is an inspection, or an element of one.
///
/// - **Numbers** are 64 bits, with one bit more that says whether the number is there.
/// - **Truths** are two bits, *yes* and *no*; neither is set where the truth is unknown.
/// - **Sets** are words of 64 places, kept apart: word 0 of all lanes, then word 1.
///
/// A column is as long as the frame's capacity, a multiple of 64; bits past the last lane mean
/// nothing. The memory belongs to one worker and is used again by each batch.
@safe
public final class ColumnFrame {
  /// The columns, until there is room for more lanes.
  public private(set) var view: ColumnView
  /// For elements: the lane of the record that each belongs to.
  public var owners: [Int32] = []

  public init(_ counts: RegisterCounts) {
    view = ColumnView(counts, capacity: 0)
  }

  deinit { unsafe view.deallocate() }

  /// The same columns in other memory.
  public func copy() -> ColumnFrame {
    let other = ColumnFrame(view.counts)
    other.take(self)
    return other
  }

  /// Takes all that another frame of the same registers holds, in place of its own.
  public func take(_ other: ColumnFrame) {
    begin(capacity: other.lanes)
    use(other.lanes)
    owners = other.owners
    view.take(other.view)
  }

  /// How many lanes are in use.
  public var lanes: Int { view.lanes }

  /// Makes room for so many lanes, none of which is in use; what the frame held is gone, and every
  /// bit is 0.
  public func begin(capacity lanes: Int) {
    if lanes > view.capacity || view.capacity == 0 {
      let counts = view.counts
      unsafe view.deallocate()
      view = ColumnView(counts, capacity: max((lanes + 63) / 64 * 64, 64))
    }
    view.lanes = 0
    unsafe view.planes.update(repeating: 0, count: view.planeWords)
    unsafe view.sets.update(repeating: 0, count: view.counts.setWords * view.capacity)
  }

  /// Empties all sets from a word on.
  public func clearSets(from word: Int) {
    guard word < view.counts.setWords else { return }
    unsafe view.set(word).update(
      repeating: 0, count: (view.counts.setWords - word) * view.capacity)
  }

  /// Takes the next lane into use; there must be room for it.
  public func add() -> Int { addLane().lanes - 1 }

  /// The same; returns the columns, of which the lane is the last.
  public func addLane() -> ColumnView {
    var columns = view
    precondition(columns.lanes < columns.capacity, "the frame is full")
    columns.lanes += 1
    view = columns
    return columns
  }

  /// Takes so many lanes into use, from the first; there must be room for them.
  public func use(_ lanes: Int) {
    precondition(lanes <= view.capacity, "the frame is full")
    view.lanes = lanes
  }
}
