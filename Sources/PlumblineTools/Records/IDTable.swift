/// Ids, each with the place of its record, in little more memory than their texts take.
///
/// The ids stand one behind the other in pieces of memory that never move; a table of 32-bit
/// numbers finds them (open addressing with linear probing, at most three quarters full). An entry
/// is the length of the id, its bytes, its file and its record; numbers take seven bits a byte.
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

  private var pieces: [[UInt8]] = []
  /// One more than the place of an id in all pieces; 0 where there is none. A power of two of them.
  private var table = [UInt32](repeating: 0, count: 16)
  private var count = 0
  private var entryBytes = 0
  private let mostBytes: Int

  init(mostBytes: Int) {
    self.mostBytes = mostBytes
  }

  /// Finds an id, compared byte by byte, or adds it.
  mutating func enter(_ id: ArraySlice<UInt8>, at place: Place) -> Entry {
    if let known = find(id) { return .known(known) }
    let entry =
      Self.number(id.count) + id + Self.number(place.file) + Self.number(place.record)
    let isFull = (count + 1) * 4 > table.count * 3
    let tableBytes = table.count * MemoryLayout<UInt32>.size * (isFull ? 2 : 1)
    guard entryBytes + entry.count + tableBytes <= mostBytes, let start = append(entry) else {
      return .refused
    }
    if isFull { grow() }
    table[freeSlot(for: id)] = start
    count += 1
    return .added
  }

  // MARK: The table

  private func find(_ id: ArraySlice<UInt8>) -> Place? {
    var slot = firstSlot(of: id)
    while table[slot] != 0 {
      let entry = entry(at: table[slot])
      if entry.id == id { return entry.place }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  private func freeSlot(for id: ArraySlice<UInt8>) -> Int {
    var slot = firstSlot(of: id)
    while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
    return slot
  }

  /// `Hasher` has a seed of its own in each run, so that no file can be made to fill one place.
  private func firstSlot(of id: ArraySlice<UInt8>) -> Int {
    var hasher = Hasher()
    var word: UInt64 = 0
    for (place, byte) in id.enumerated() {
      word = word << 8 | UInt64(byte)
      if place % 8 == 7 { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(id.count)
    return hasher.finalize() & (table.count - 1)
  }

  private mutating func grow() {
    let starts = table
    table = [UInt32](repeating: 0, count: starts.count * 2)
    for start in starts where start != 0 { table[freeSlot(for: entry(at: start).id)] = start }
  }

  // MARK: The entries

  /// Writes an entry behind the others; null where all numbers of places are taken.
  private mutating func append(_ entry: [UInt8]) -> UInt32? {
    if pieces.last.map({ $0.count + entry.count > Self.pieceSize }) ?? true {
      guard pieces.count < Self.mostPieces - 1 else { return nil }
      var piece: [UInt8] = []
      piece.reserveCapacity(max(Self.pieceSize, entry.count))
      pieces.append(piece)
    }
    let last = pieces.count - 1
    let start = last * Self.pieceSize + pieces[last].count + 1
    pieces[last] += entry
    entryBytes += entry.count
    return UInt32(exactly: start)
  }

  private func entry(at start: UInt32) -> (id: ArraySlice<UInt8>, place: Place) {
    let start = Int(start) - 1
    let piece = pieces[start / Self.pieceSize]
    var place = start % Self.pieceSize
    let length = Self.number(piece, &place)
    let id = piece[place..<place + length]
    place += length
    let file = Self.number(piece, &place)
    return (id, Place(file: file, record: Self.number(piece, &place)))
  }

  /// The bytes of a number, which is not negative: seven bits each, the lowest first.
  private static func number(_ number: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = UInt64(max(number, 0))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(truncatingIfNeeded: rest)]
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
