/// Where a piece of text stands in a `PieceStore`.
struct Piece {
  let start: Int
  /// Bytes.
  let count: Int
}

/// Pieces of text, one behind the other, each followed by so many bytes that it can be read in steps.
struct PieceStore {
  /// Bytes that are copied at a time.
  static let step = 16

  fileprivate var bytes: [UInt8] = []

  /// Adds a piece.
  mutating func add(_ text: [UInt8]) -> Piece {
    let piece = Piece(start: bytes.count, count: text.count)
    bytes += text
    bytes += repeatElement(0, count: Self.step)
    return piece
  }

  mutating func add(_ text: String) -> Piece { add(Array(text.utf8)) }
}

/// Writes pieces and texts one behind the other into plain memory.
///
/// Invariant: there is room for all that is written and one step more; the caller sees to it
/// before. Each step is written whole; what is too much of it is written over by what follows.
@safe
struct PieceWriter {
  /// Where the next byte goes.
  private var next: UnsafeMutablePointer<UInt8>
  private let first: UnsafeMutablePointer<UInt8>
  private let pieces: UnsafePointer<UInt8>

  private init(_ first: UnsafeMutablePointer<UInt8>, _ pieces: UnsafePointer<UInt8>) {
    unsafe (self.next, self.first, self.pieces) = (first, first, pieces)
  }

  /// Appends what a body writes, at most so many bytes.
  static func append(
    to bytes: inout [UInt8], room: Int, pieces: PieceStore, _ body: (inout PieceWriter) -> Void
  ) {
    bytes.append(addingCapacity: room + PieceStore.step) { span in
      unsafe span.withUnsafeMutableBufferPointer { memory, count in
        unsafe pieces.bytes.withUnsafeBufferPointer { pieces in
          guard let start = memory.baseAddress, let first = pieces.baseAddress else { return }
          var writer = unsafe PieceWriter(start + count, first)
          body(&writer)
          precondition(writer.count <= room, "no more is written than there is room for")
          count += writer.count
        }
      }
    }
  }

  /// Bytes written so far.
  @inline(__always)
  var count: Int { unsafe next - first }

  @inline(__always)
  mutating func write(_ piece: Piece) {
    var done = 0
    repeat {
      let bytes = unsafe UnsafeRawPointer(pieces + piece.start + done)
        .loadUnaligned(as: SIMD16<UInt8>.self)
      unsafe UnsafeMutableRawPointer(next + done).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
      done &+= PieceStore.step
    } while done < piece.count
    unsafe next += piece.count
  }

  /// Writes the first of sixteen bytes.
  @inline(__always)
  mutating func write(_ bytes: SIMD16<UInt8>, count: Int) {
    unsafe UnsafeMutableRawPointer(next).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
    unsafe next += count
  }

  @inline(__always)
  mutating func write(byte: UInt8) {
    unsafe next.pointee = byte
    unsafe next += 1
  }

  mutating func write(_ text: some Sequence<UInt8>) {
    for byte in text { write(byte: byte) }
  }

  /// Writes a part of a text in quotes, as JSON has it, for which there must be six times the room.
  @inline(__always)
  mutating func write(quoted text: [UInt8], _ range: Range<Int>) {
    write(byte: UInt8(ascii: "\""))
    let isPlain = unsafe text.withUnsafeBufferPointer { text in
      unsafe write(
        plain: UnsafeBufferPointer(rebasing: text[range]), upTo: text.count - range.lowerBound)
    }
    guard isPlain else {
      dropLast()
      return write(BriefPieces.quoted(String(decoding: text[range], as: UTF8.self)).utf8)
    }
    write(byte: UInt8(ascii: "\""))
  }

  /// Writes a text if it needs no escapes; else writes nothing that counts, and returns false.
  ///
  /// - Parameter readable: How many bytes may be read from its first byte on.
  @inline(__always)
  private mutating func write(plain text: UnsafeBufferPointer<UInt8>, upTo readable: Int) -> Bool {
    guard let source = text.baseAddress else { return true }
    var done = 0
    while done < text.count, done + 8 <= readable {
      let word = unsafe UnsafeRawPointer(source + done).loadUnaligned(as: UInt64.self)
      unsafe UnsafeMutableRawPointer(next + done).storeBytes(of: word, as: UInt64.self)
      // The bits of bytes behind the text do not matter.
      let kept = min(text.count - done, 8)
      guard Self.escapes(in: UInt64(littleEndian: word)) << UInt64(64 - 8 * kept) == 0 else {
        return false
      }
      done += 8
    }
    while done < text.count {
      let byte = unsafe source[done]
      guard Self.escapes(in: UInt64(byte) | ~0xFF) == 0 else { return false }
      unsafe next[done] = byte
      done += 1
    }
    unsafe next += text.count
    return true
  }

  /// The high bits of those bytes that JSON escapes: quotes, backslashes, control characters.
  ///
  /// A byte above one of them may be marked too.
  @inline(__always)
  private static func escapes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let found = (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
    return (found | (word &- ones &* 0x20) & ~word) & (ones &* 0x80)
  }

  /// Takes the last byte back.
  @inline(__always)
  mutating func dropLast() { unsafe next -= 1 }

  /// Makes an array of elements that were written since a place, each after a comma: begins it with
  /// a mark in the place of the first comma.
  @inline(__always)
  mutating func open(_ mark: UInt8, at place: Int) {
    if count == place { return write(byte: mark) }
    unsafe first[place] = mark
  }
}
