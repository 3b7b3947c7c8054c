/// Words that are known before any line is read, found by their bytes.
///
/// A look-up is one hash and one comparison, eight bytes at a time. In objects the key that is
/// expected next is compared where it stands, quotes and all, before anything is hashed.
@safe
final class KeyTable {
  /// A word with its quotes, in `bytes`.
  private struct Entry {
    let start: Int
    /// With both quotes; 0 where the word is written with escapes, so that it is never as expected.
    let quoted: Int
    /// Without the quotes.
    let count: Int
  }

  /// How many words there are; their places are from 0.
  let count: Int
  /// Whether each is in composed form, so that a text in that form which is not in the table is
  /// equal to none of it.
  let isComposed: Bool
  private let entries: UnsafeMutablePointer<Entry>
  private let bytes: UnsafeMutablePointer<UInt8>
  /// Places by hash, those that clash one after the other; −1 where there is none.
  private let buckets: UnsafeMutablePointer<Int32>
  private let mask: Int

  /// Of a word that is there twice the first place counts.
  init(_ words: [[UInt8]]) {
    count = words.count
    isComposed = words.allSatisfy {
      unsafe $0.withUnsafeBufferPointer { unsafe ComposedText.isSure($0) }
    }
    unsafe entries = .allocate(capacity: max(words.count, 1))
    let room = words.reduce(16) { $0 + $1.count + 16 }
    unsafe bytes = .allocate(capacity: room)
    unsafe bytes.initialize(repeating: 0, count: room)
    var size = 8
    while size < 4 * words.count { size *= 2 }
    unsafe buckets = .allocate(capacity: size)
    unsafe buckets.initialize(repeating: -1, count: size)
    mask = size - 1
    var start = 0
    for (place, word) in words.enumerated() {
      add(word, at: place, start)
      start += word.count + 16
    }
  }

  convenience init(_ words: [String]) {
    self.init(words.map { Array($0.utf8) })
  }

  deinit {
    unsafe entries.deallocate()
    unsafe bytes.deallocate()
    unsafe buckets.deallocate()
  }

  private func add(_ word: [UInt8], at place: Int, _ start: Int) {
    let isPlain = word.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    let quote = UInt8(ascii: "\"")
    for (offset, byte) in ([quote] + word + [quote]).enumerated() {
      unsafe bytes[start + offset] = byte
    }
    unsafe (entries + place).initialize(
      to: Entry(start: start, quoted: isPlain ? word.count + 2 : 0, count: word.count))
    let text = ByteText(start: start + 1, count: word.count, isEscaped: false)
    let table = unsafe ByteCursor(bytes)
    var bucket = hash(text, table)
    while unsafe buckets[bucket] >= 0 {
      if unsafe isEqual(entries[Int(buckets[bucket])], text, table) { return }
      bucket = (bucket + 1) & mask
    }
    unsafe buckets[bucket] = Int32(place)
  }

  /// The place of a text that has no escapes; null where it is not in the table.
  @inline(__always)
  func place(of text: ByteText, _ line: ByteCursor) -> Int? {
    var bucket = hash(text, line)
    while true {
      let place = unsafe Int(buckets[bucket])
      if place < 0 { return nil }
      if unsafe isEqual(entries[place], text, line) { return place }
      bucket = (bucket &+ 1) & mask
    }
  }

  /// The length of a word with its quotes if it is what stands next in a line; else 0.
  ///
  /// - Parameter place: Any; there is no word at one past the end.
  @inline(__always)
  func length(ofNext place: Int, _ line: ByteCursor) -> Int {
    guard place < count else { return 0 }
    let entry = unsafe entries[place]
    let isNext = isSame(entry.start, line.position, entry.quoted, line)
    return isNext ? entry.quoted : 0
  }

  @inline(__always)
  private func isEqual(_ entry: Entry, _ text: ByteText, _ line: ByteCursor) -> Bool {
    entry.count == text.count && isSame(entry.start &+ 1, text.start, text.count, line)
  }

  /// Whether so many bytes of the table and of a line are the same.
  @inline(__always)
  private func isSame(_ own: Int, _ other: Int, _ count: Int, _ line: ByteCursor) -> Bool {
    let table = unsafe ByteCursor(bytes)
    var offset = 0
    while offset &+ 8 <= count {
      if table.word(at: own &+ offset) != line.word(at: other &+ offset) { return false }
      offset &+= 8
    }
    let rest = table.word(at: own &+ offset) ^ line.word(at: other &+ offset)
    return rest & ByteHash.mask(count &- offset) == 0
  }

  @inline(__always)
  private func hash(_ text: ByteText, _ line: ByteCursor) -> Int {
    Int(truncatingIfNeeded: ByteHash.hash(text, line)) & mask
  }
}

/// Hashes texts, eight bytes at a time.
enum ByteHash {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  static func hash(_ text: ByteText, _ line: ByteCursor) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: text.count)
    var place = text.start
    var left = text.count
    while left > 8 {
      hash = mixed(hash ^ line.word(at: place))
      place &+= 8
      left &-= 8
    }
    return mixed(hash ^ (line.word(at: place) & mask(left)))
  }

  /// The bits of so many bytes, from 0 to 8, of a word.
  @inline(__always)
  static func mask(_ count: Int) -> UInt64 {
    count == 0 ? 0 : UInt64.max &>> UInt64((8 &- count) &* 8)
  }

  @inline(__always)
  private static func mixed(_ word: UInt64) -> UInt64 {
    let product = (word ^ factor).multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}
