/// The keys of values that nothing reads, in the order in which they came when they were last met:
/// most records have the same ones. A guess that comes true saves reading and hashing a key.
@safe
struct KeyTrail {
  private struct Step: BitwiseCopyable {
    var key: QuotedKey
    var hash: Int
    /// The place of the step that came next.
    var next: Int
  }

  /// A power of two: each key has one place, by its hash.
  private static let places = 256

  private let memory: LineMemory
  /// Behind the last place stands the beginning.
  private let steps: UnsafeMutablePointer<Step>
  private var last = places
  /// The step that is expected after the last.
  private var next = 0

  init(in memory: LineMemory) {
    self.memory = memory
    unsafe steps = memory.room(for: Self.places + 1)
    unsafe steps.update(
      repeating: Step(key: .never, hash: 0, next: 0), count: Self.places + 1)
  }

  /// Goes back to the beginning.
  mutating func begin() {
    last = Self.places
    next = unsafe steps[last].next
  }

  /// Passes over the key that is expected next, with its colon.
  ///
  /// - Returns: The hash of its text; null where something else stands.
  @inline(__always)
  mutating func pass(_ line: inout ByteCursor) -> Int? {
    let step = unsafe steps + next
    guard unsafe step.pointee.key.isNext(line) else { return nil }
    line.position &+= unsafe step.pointee.key.length
    last = next
    next = unsafe step.pointee.next
    return unsafe step.pointee.hash
  }

  /// Keeps a key of ASCII without escapes that has been passed.
  ///
  /// - Parameter key: Its place in the line, with the quotes and a colon that follows at once.
  mutating func add(_ key: Range<Int>, _ hash: Int, _ line: ByteCursor) {
    guard key.count <= QuotedKey.longest else { return }
    let place = hash & (Self.places &- 1)
    if unsafe steps[place].hash != hash || steps[place].key.length != key.count {
      var start = line
      start.position = key.lowerBound
      unsafe steps[place].key = QuotedKey(start, length: key.count)
      unsafe steps[place].hash = hash
    }
    unsafe steps[last].next = place
    last = place
    next = unsafe steps[place].next
  }
}
