/// Items one after the other, all of one word of a set, that passed or failed.
struct UsualAnswers {
  /// How many bytes `take` looks at.
  static let length = 7
  /// The bytes `"pass",`, the first one lowest.
  private static let pass: UInt64 = 0x2C_2273_7361_7022
  /// The bytes `"fail",`.
  private static let fail: UInt64 = 0x2C_226C_6961_6622
  private static let mask: UInt64 = 0xFF_FFFF_FFFF_FFFF
  /// The lowest bit in which the two differ.
  private static let firstDifference: UInt64 = 9

  /// The word.
  let word: Int
  private let first: Int
  /// Behind the last item that can have these states.
  private let end: Int
  /// The item that follows.
  private(set) var next: Int
  private(set) var failed: UInt64 = 0

  /// - Parameter next: From 0, and at most the number of all items.
  init(from next: Int, _ form: LineForm) {
    word = next &>> 6
    first = next
    let others = ~form.compliance[word] &>> UInt64(next & 63)
    end = next &+ min(others.trailingZeroBitCount, 64 &- next & 63)
    self.next = next
  }

  /// Whether the next item can have these states.
  @inline(__always)
  var isOpen: Bool { next < end }

  /// The items that were taken.
  var named: UInt64 {
    let count = UInt64(next &- first)
    return count == 0 ? 0 : (UInt64.max &>> (64 &- count)) &<< UInt64(first & 63)
  }

  /// Takes the state of the next item; false where it is another. Which of the two it is, is found
  /// without a branch: nothing foretells it.
  ///
  /// - Parameter bytes: Those that stand next in a line, the first one lowest.
  @inline(__always)
  mutating func take(_ bytes: UInt64) -> Bool {
    let difference = (bytes & Self.mask) ^ Self.pass
    let isFail = difference &>> Self.firstDifference & 1
    guard difference == (Self.pass ^ Self.fail) & (0 &- isFail) else { return false }
    failed |= isFail &<< UInt64(next & 63)
    next &+= 1
    return true
  }
}
