import FEEL

/// The memory into which a scanner copies each line, with bytes of 0 behind it, and behind those the
/// texts of the line that had escapes, without them.
@safe
final class LineBuffer {
  /// Words of eight bytes are read from any byte of the line on.
  private static let spare = 16

  private var base = UnsafeMutablePointer<UInt8>.allocate(capacity: 0)
  private var capacity = 0
  /// Where the next text without escapes goes.
  private var end = 0

  deinit {
    unsafe base.deallocate()
  }

  /// Takes a line in; what was there before is gone.
  func load(_ line: Span<UInt8>) -> ByteCursor {
    // A text with escapes may be asked for again: as a key, a state, and a value.
    let needed = 4 * (line.count + Self.spare)
    if needed > capacity {
      unsafe base.deallocate()
      capacity = 2 * needed
      unsafe base = .allocate(capacity: capacity)
      unsafe base.initialize(repeating: 0, count: capacity)
    }
    unsafe line.withUnsafeBufferPointer { bytes in
      if let start = bytes.baseAddress { unsafe base.update(from: start, count: bytes.count) }
    }
    unsafe (base + line.count).update(repeating: 0, count: Self.spare)
    end = line.count + Self.spare
    return unsafe ByteCursor(base)
  }

  /// A text that has been read, without its escapes.
  func unescaped(_ text: ByteText, _ line: ByteCursor) throws(Declined) -> ByteText {
    // A text grows no longer by this.
    guard end + text.count + Self.spare <= capacity else { throw Declined() }
    var cursor = line
    cursor.position = text.start
    let start = end
    while cursor.position < text.start + text.count {
      if cursor.next == UInt8(ascii: "\\") {
        for byte in UTF8.encode(try cursor.escape()).map(Array.init) ?? [] { append(byte) }
      } else {
        append(cursor.next)
        cursor.position += 1
      }
    }
    return ByteText(start: start, count: end - start, isEscaped: false)
  }

  private func append(_ byte: UInt8) {
    unsafe base[end] = byte
    end += 1
  }
}
