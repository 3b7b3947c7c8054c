/// A number of each lane, which may be missing.
///
/// It is valid as long as the view from which it comes.
@safe
public struct NumberColumn {
  @usableFromInline let numbers: UnsafeMutablePointer<Int64>
  @usableFromInline let known: UnsafeMutablePointer<UInt64>

  /// The number of a lane; null where it is missing.
  @inlinable @inline(__always)
  public subscript(lane: Int) -> Int64? {
    unsafe known[lane >> 6] &>> UInt64(lane & 63) & 1 != 0 ? numbers[lane] : nil
  }
}

/// A bit of each lane.
///
/// It is valid as long as the view from which it comes.
@safe
public struct BitColumn {
  @usableFromInline let bits: UnsafeMutablePointer<UInt64>

  @inlinable @inline(__always)
  public subscript(lane: Int) -> Bool {
    unsafe bits[lane >> 6] &>> UInt64(lane & 63) & 1 != 0
  }
}

/// A set of each lane.
///
/// It is valid as long as the view from which it comes.
@safe
public struct SetColumn {
  @usableFromInline let view: ColumnView
  @usableFromInline let first: Int
  /// How many words it has.
  public let words: Int

  /// Calls with each place that is in the set of a lane, ascending.
  @inlinable @inline(__always)
  public func forEachPlace(_ lane: Int, _ body: (_ place: Int) -> Void) {
    view.forEachPlace(of: first, words: words, at: lane, body)
  }
}

extension ColumnView {
  /// The numbers of a register.
  public func column(_ register: Int) -> NumberColumn {
    unsafe NumberColumn(numbers: number(register), known: known(register))
  }

  /// Whether a result of a lane is one that 64 bits do not hold.
  public var faulty: BitColumn { unsafe BitColumn(bits: faults) }

  /// A set, by its first word.
  public func set(_ first: Int, words: Int) -> SetColumn {
    SetColumn(view: self, first: first, words: words)
  }
}
