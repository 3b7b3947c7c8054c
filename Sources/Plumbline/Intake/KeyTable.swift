/// Words that are known before any line is read, found by their bytes.
///
/// A look-up is one hash and one comparison, eight bytes at a time. In objects the key that is
/// expected next is compared where it stands, quotes and colon and all, before anything is hashed.
@safe
struct KeyTable: BitwiseCopyable {
  @safe
  private struct Entry: BitwiseCopyable {
    /// The word, with a quote before it, and a quote and a colon behind it; then bytes of 0.
    let bytes: UnsafePointer<UInt8>
    /// Without the quotes.
    let count: Int
    /// With them and the colon.
    let key: QuotedKey

    @unsafe
    init(_ bytes: UnsafePointer<UInt8>, count: Int, isPlain: Bool) {
      unsafe self.bytes = bytes
      self.count = count
      key = isPlain ? unsafe QuotedKey(ByteCursor(bytes), length: count + 3) : .never
    }
  }

  /// Bytes of 0 behind each word.
  private static let spare = 16

  /// How many words there are; their places are from 0.
  let count: Int
  /// Whether each is in composed form, so that a text in that form which is not in the table is
  /// equal to none of it.
  let isComposed: Bool
  /// One for each word, and an empty one behind them, which no key is equal to.
  private let entries: UnsafePointer<Entry>
  /// Places by hash, those that clash one after the other; −1 where there is none.
  private let buckets: UnsafeMutablePointer<Int32>
  private let mask: Int
  /// By the place of a key, that of the one which followed it when it was last looked at; behind them
  /// that of the first key. A guess, which the tables of one scanner share.
  private let followers: UnsafeMutablePointer<Int>

  /// Of a word that is there twice the first place counts.
  init(_ words: [[UInt8]], in memory: LineMemory) {
    count = words.count
    isComposed = words.allSatisfy {
      unsafe $0.withUnsafeBufferPointer { unsafe ComposedText.isSure($0) }
    }
    var size = 8
    while size < 4 * words.count { size *= 2 }
    let entries = unsafe memory.room(for: words.count + 1, of: Entry.self)
    for (place, word) in words.enumerated() {
      unsafe (entries + place).initialize(to: Self.entry(word, in: memory))
    }
    let end = unsafe Entry(memory.room(for: Self.spare), count: 0, isPlain: false)
    unsafe (entries + count).initialize(to: end)
    unsafe self.entries = UnsafePointer(entries)
    unsafe buckets = memory.room(for: size)
    unsafe buckets.update(repeating: -1, count: size)
    mask = size - 1
    unsafe followers = memory.room(for: words.count + 1)
    for place in words.indices { unsafe followers[place] = place + 1 }
    for place in words.indices { unsafe enter(place, entries[place]) }
  }

  init(_ words: [String], in memory: LineMemory) {
    self.init(words.map { Array($0.utf8) }, in: memory)
  }

  private static func entry(_ word: [UInt8], in memory: LineMemory) -> Entry {
    let isPlain = word.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    let key = [UInt8(ascii: "\"")] + word + [UInt8(ascii: "\""), UInt8(ascii: ":")]
    let bytes = unsafe memory.room(for: key.count + spare, of: UInt8.self)
    for (place, byte) in key.enumerated() { unsafe bytes[place] = byte }
    return unsafe Entry(bytes, count: word.count, isPlain: isPlain)
  }

  private func enter(_ place: Int, _ entry: Entry) {
    let text = unsafe ByteText(start: entry.bytes + 1, count: entry.count)
    guard self.place(of: text) == nil else { return }
    var bucket = ByteHash.hash(text) & mask
    while unsafe buckets[bucket] >= 0 { bucket = (bucket + 1) & mask }
    unsafe buckets[bucket] = Int32(place)
  }

  /// The place of a text that has no escapes; null where it is not in the table.
  @inline(__always)
  func place(of text: ByteText) -> Int? {
    var bucket = ByteHash.hash(text) & mask
    while true {
      let place = unsafe Int(buckets[bucket])
      if place < 0 { return nil }
      if isEqual(place, text) { return place }
      bucket = (bucket &+ 1) & mask
    }
  }

  @inline(__always)
  private func isEqual(_ place: Int, _ text: ByteText) -> Bool {
    guard unsafe entries[place].count == text.count else { return false }
    let word = unsafe ByteText(start: entries[place].bytes + 1, count: text.count)
    var offset = 0
    while offset &+ 8 <= text.count {
      if word.word(at: offset) != text.word(at: offset) { return false }
      offset &+= 8
    }
    let rest = word.word(at: offset) ^ text.word(at: offset)
    return rest & ByteHash.mask(text.count &- offset) == 0
  }

  // MARK: Expected words

  /// The place of the key that is expected after one, or after none at `count`.
  @inline(__always)
  func follower(of place: Int) -> Int { unsafe followers[place] }

  /// Expects a key after another, or after none.
  @inline(__always)
  func expect(_ place: Int, after last: Int) { unsafe followers[last] = place }

  /// How many bytes a key has, with its quotes and colon.
  @inline(__always)
  func length(ofKey place: Int) -> Int { unsafe entries[place].key.length }

  /// Whether a key, quotes and colon and all, is what stands next in a line.
  ///
  /// - Parameter place: From 0, and at most `count`, where there is no key.
  @inline(__always)
  func isKey(_ place: Int, _ line: ByteCursor) -> Bool {
    let entry = unsafe entries + place
    let length = unsafe entry.pointee.key.length
    if length <= QuotedKey.longest { return unsafe entry.pointee.key.isNext(line) }
    let key = unsafe ByteCursor(entry.pointee.bytes)
    var offset = 0
    while offset < length &- 8 {
      if key.word(at: offset) != line.word(at: line.position &+ offset) { return false }
      offset &+= 8
    }
    return key.word(at: length &- 8) == line.word(at: line.position &+ length &- 8)
  }

  /// The length of a word with its quotes if it is what stands next in a line; else 0.
  ///
  /// - Parameter place: From 0, and below `count`.
  @inline(__always)
  func length(ofWord place: Int, _ line: ByteCursor) -> Int {
    let length = unsafe entries[place].key.length &- 1
    guard length >= 0, isStart(place, line, length) else { return 0 }
    return length
  }

  /// Whether so many bytes from the first quote of a word on are what stands next in a line.
  @inline(__always)
  private func isStart(_ place: Int, _ line: ByteCursor, _ count: Int) -> Bool {
    let key = unsafe ByteCursor(entries[place].bytes)
    var offset = 0
    while offset &+ 8 <= count {
      if key.word(at: offset) != line.word(at: line.position &+ offset) { return false }
      offset &+= 8
    }
    let rest = key.word(at: offset) ^ line.word(at: line.position &+ offset)
    return rest & ByteHash.mask(count &- offset) == 0
  }
}
