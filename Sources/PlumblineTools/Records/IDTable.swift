/// Ids, each with the place of its record, in little more memory than their texts take.
///
/// The ids stand one behind the other in pieces of memory that never move. A table finds them (open
/// addressing with linear probing, at most three quarters full): each of its words is the half of
/// the hash of an id and the place of the id, so that most look-ups read one word. An entry of the
/// pieces is the length of the id, its bytes, its file and its record; numbers take seven bits a byte.
struct IDTable {
  /// Where an id was seen first.
  struct Place: Equatable {
    /// The number of its file in the run, from 0.
    let file: Int
    /// Its number in the file, from 1.
    let record: Int
  }

  /// What became of an id.
  enum Entry: Equatable {
    /// It was there before, at this place.
    case known(Place)
    case added
    /// It was not there before, and there is no room for it.
    case refused
  }

  /// Bytes; a piece is begun anew where an id does not fit, and a long one has a piece of its own.
  private static let pieceSize = 1 << 20
  /// The numbers of places have 32 bits.
  private static let mostPieces = 1 << 12

  /// The pieces that are full.
  private var pieces: [[UInt8]] = []
  /// The piece behind them.
  private var last: [UInt8] = []
  /// High half: that of the hash. Low half: one more than the place of the id in all pieces; the
  /// word is 0 where there is none. A power of two of them.
  private var table = [UInt64](repeating: 0, count: 1 << 4)
  /// The first place of a hash is this many of its high bits.
  private var bits: UInt32 = 4
  private var count = 0
  private var entryBytes = 0
  private let mostBytes: Int
  private let hash: SeededHash
  /// What was looked at, so that it has to be.
  private var looked: UInt64 = 0

  init(mostBytes: Int) {
    self.mostBytes = mostBytes
    var generator = SystemRandomNumberGenerator()
    hash = SeededHash(using: &generator)
  }

  /// The half of the hash of an id that the table knows it by.
  ///
  /// It looks at the word of the table where the id will be looked for. Whoever does so for some ids
  /// and then enters them waits for memory once and not for each of them.
  mutating func tag(of id: Span<UInt8>) -> UInt32 {
    let tag = UInt32(truncatingIfNeeded: hash.hash(id) >> 32)
    looked ^= table[firstSlot(of: tag)]
    return tag
  }

  /// Finds an id, compared byte by byte, or adds it.
  ///
  /// - Parameter tag: What `tag(of:)` gives.
  mutating func enter(_ id: Span<UInt8>, _ tag: UInt32, at place: Place) -> Entry {
    var slot = firstSlot(of: tag)
    while table[slot] != 0 {
      if UInt32(truncatingIfNeeded: table[slot] >> 32) == tag,
        let known = self.place(of: id, at: UInt32(truncatingIfNeeded: table[slot]))
      {
        return .known(known)
      }
      slot = (slot + 1) & (table.count - 1)
    }
    return add(id, tag, at: place, slot)
  }

  // MARK: The table

  /// Adds an id that is not there, whose word goes to a place of the table.
  private mutating func add(
    _ id: Span<UInt8>, _ tag: UInt32, at place: Place, _ slot: Int
  ) -> Entry {
    let bytes =
      Self.width(of: id.count) + id.count + Self.width(of: place.file)
      + Self.width(of: place.record)
    let isFull = (count + 1) * 4 > table.count * 3
    let tableBytes = table.count * MemoryLayout<UInt64>.size * (isFull ? 2 : 1)
    guard entryBytes + bytes + tableBytes <= mostBytes, !isFull || bits < 31,
      let start = append(id, place, bytes)
    else { return .refused }
    let word = UInt64(tag) << 32 | UInt64(start)
    if isFull { grow() }
    table[isFull ? freeSlot(for: tag) : slot] = word
    count += 1
    return .added
  }

  private func firstSlot(of tag: UInt32) -> Int { Int(tag &>> (32 &- bits)) }

  private func freeSlot(for tag: UInt32) -> Int {
    var slot = firstSlot(of: tag)
    while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
    return slot
  }

  /// Doubles the table. Words keep their order but for those that were moved on, so that memory is
  /// gone through once.
  private mutating func grow() {
    let words = table
    table = [UInt64](repeating: 0, count: words.count * 2)
    bits += 1
    for word in words where word != 0 {
      table[freeSlot(for: UInt32(truncatingIfNeeded: word >> 32))] = word
    }
  }

  // MARK: The entries

  /// Writes an entry behind the others; null where all numbers of places are taken.
  private mutating func append(_ id: Span<UInt8>, _ place: Place, _ bytes: Int) -> UInt32? {
    if last.isEmpty || last.count + bytes > Self.pieceSize {
      guard pieces.count < Self.mostPieces - 2 else { return nil }
      if !last.isEmpty { pieces.append(last) }
      last = []
      last.reserveCapacity(max(Self.pieceSize, bytes))
    }
    let start = pieces.count * Self.pieceSize + last.count + 1
    append(id.count)
    unsafe id.withUnsafeBufferPointer { unsafe last.append(contentsOf: $0) }
    append(place.file)
    append(place.record)
    entryBytes += bytes
    return UInt32(exactly: start)
  }

  /// Writes a number, which is not negative: seven bits a byte, the lowest first.
  private mutating func append(_ number: Int) {
    var rest = number
    while rest > 0x7F {
      last.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    last.append(UInt8(truncatingIfNeeded: rest))
  }

  /// The bytes that a number takes.
  private static func width(of number: Int) -> Int {
    number <= 0x7F ? 1 : (70 - number.leadingZeroBitCount) / 7
  }

  /// The place of the record of an entry, if that is the entry of an id.
  private func place(of id: Span<UInt8>, at start: UInt32) -> Place? {
    let start = Int(start) - 1
    let number = start / Self.pieceSize
    let piece = number < pieces.count ? pieces[number] : last
    var place = start % Self.pieceSize
    guard Self.number(piece, &place) == id.count else { return nil }
    for index in id.indices where piece[place + index] != id[index] { return nil }
    place += id.count
    let file = Self.number(piece, &place)
    return Place(file: file, record: Self.number(piece, &place))
  }

  /// Reads the number at a place of a piece, and moves behind it.
  private static func number(_ piece: [UInt8], _ place: inout Int) -> Int {
    var number = 0
    var shift = 0
    while piece[place] > 0x7F {
      number |= Int(piece[place] & 0x7F) << shift
      shift += 7
      place += 1
    }
    number |= Int(piece[place]) << shift
    place += 1
    return number
  }
}
