/// Memory for plain values, which goes away with it. What it gives out is valid as long as it lives.
@safe
final class LineMemory {
  private var blocks: [UnsafeMutableRawPointer] = unsafe []

  deinit {
    while let block = unsafe blocks.popLast() { unsafe block.deallocate() }
  }

  /// Room for so many values, all of whose bytes are 0.
  @unsafe
  func room<Element: BitwiseCopyable>(
    for count: Int, of type: Element.Type = Element.self
  ) -> UnsafeMutablePointer<Element> {
    let size = max(count, 1) * MemoryLayout<Element>.stride
    let block = UnsafeMutableRawPointer.allocate(
      byteCount: size, alignment: MemoryLayout<Element>.alignment)
    unsafe block.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    unsafe blocks.append(block)
    return unsafe block.assumingMemoryBound(to: Element.self)
  }

  /// The same values, in this memory.
  func row<Element: BitwiseCopyable>(_ values: [Element]) -> PlainRow<Element> {
    let base = unsafe room(for: values.count, of: Element.self)
    for (place, value) in values.enumerated() { unsafe (base + place).initialize(to: value) }
    return unsafe PlainRow(base, count: values.count)
  }
}

/// Plain values one after the other, in a `LineMemory`. Reading one counts no references.
@safe
struct PlainRow<Element: BitwiseCopyable>: BitwiseCopyable {
  private let base: UnsafePointer<Element>
  let count: Int

  @unsafe
  init(_ base: UnsafePointer<Element>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// - Parameter place: From 0, and below `count`.
  @inline(__always)
  subscript(_ place: Int) -> Element {
    assert(place >= 0 && place < count)
    return unsafe base[place]
  }
}

/// Plain values that are added one by one, again for each line. It has one user, so that adding looks
/// at no references.
@safe
struct PlainList<Element: BitwiseCopyable> {
  private let memory: LineMemory
  private var base: UnsafeMutablePointer<Element>
  private var capacity = 32
  private(set) var count = 0

  init(in memory: LineMemory) {
    self.memory = memory
    unsafe base = memory.room(for: capacity)
  }

  /// - Parameter place: From 0, and below `count`.
  @inline(__always)
  subscript(_ place: Int) -> Element {
    assert(place >= 0 && place < count)
    return unsafe base[place]
  }

  @inline(__always)
  mutating func append(_ value: Element) {
    if count == capacity { grow() }
    unsafe base[count] = value
    count &+= 1
  }

  /// Forgets all values but so many of the first.
  @inline(__always)
  mutating func keep(first kept: Int) { count = kept }

  /// Whether a value is there, from a place on.
  @inline(__always)
  func contains(_ value: Element, from first: Int) -> Bool where Element: Equatable {
    var place = first
    while place < count {
      if unsafe base[place] == value { return true }
      place &+= 1
    }
    return false
  }

  /// Doubles the room. What was there before stays with the memory: no more than is in use now.
  @inline(never)
  private mutating func grow() {
    let larger = unsafe memory.room(for: 2 * capacity, of: Element.self)
    unsafe larger.update(from: base, count: count)
    unsafe base = larger
    capacity *= 2
  }
}
