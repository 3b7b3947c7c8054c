/// The memory for texts of a line that had escapes, without them; and for a line that cannot be read
/// where it stands, with bytes of 0 behind it.
@safe
final class LineBuffer {
  private var base = UnsafeMutablePointer<UInt8>.allocate(capacity: 0)
  private var capacity = 0
  /// Where the next text without escapes goes.
  private var end = 0

  deinit {
    unsafe base.deallocate()
  }

  /// Takes a copy of a line; what was there before is gone.
  func load(_ line: Span<UInt8>) -> ByteCursor {
    begin(line.count)
    unsafe line.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { unsafe base.update(from: start, count: bytes.count) }
    }
    unsafe (base + line.count).update(repeating: 0, count: ByteCursor.spare)
    end = line.count + ByteCursor.spare
    return unsafe ByteCursor(base)
  }

  /// Makes room for the texts of a line of so many bytes; those that were there are gone.
  func begin(_ count: Int) {
    end = 0
    // A text with escapes may be asked for again: as a key, a state, and a value.
    let needed = 4 * (count + ByteCursor.spare)
    guard needed > capacity else { return }
    unsafe base.deallocate()
    capacity = 2 * needed
    unsafe base = .allocate(capacity: capacity)
    unsafe base.initialize(repeating: 0, count: capacity)
  }

  /// A text that has been read, without its escapes.
  ///
  /// - Parameter start: Where it stands in the line.
  func unescaped(
    _ text: ByteText, at start: Int, _ line: ByteCursor
  ) throws(Declined) -> ByteText {
    // A text grows no longer by this.
    guard end + text.count + ByteCursor.spare <= capacity else { throw Declined() }
    var cursor = line
    cursor.position = start
    let first = end
    while cursor.position < start + text.count {
      if cursor.next == UInt8(ascii: "\\") {
        for byte in UTF8.encode(try cursor.escape()).map(Array.init) ?? [] { append(byte) }
      } else {
        append(cursor.next)
        cursor.position += 1
      }
    }
    return unsafe ByteText(start: base + first, count: end - first)
  }

  private func append(_ byte: UInt8) {
    unsafe base[end] = byte
    end += 1
  }
}
