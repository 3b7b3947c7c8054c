// Values that nothing reads. They are JSON all the same, and no key is given twice.
extension LineScanner {
  /// An object with more keys is declined: each is compared with all before it.
  private static let mostKeys = 1_000

  /// Passes over a value of any kind.
  ///
  /// - Parameter depth: The level at which it stands; the record itself is at level 1.
  mutating func skipValue(depth: Int) throws(Declined) {
    cursor.skipBlanks()
    switch cursor.next {
    case UInt8(ascii: "\""): _ = try cursor.quickText()
    case UInt8(ascii: "{"): try skipObject(depth)
    case UInt8(ascii: "["): try skipArray(depth)
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try cursor.truth()
    case UInt8(ascii: "n"): guard cursor.takeNull() else { throw Declined() }
    default: _ = try cursor.number()
    }
  }

  private mutating func skipArray(_ depth: Int) throws(Declined) {
    try cursor.expect(UInt8(ascii: "["))
    if cursor.take(UInt8(ascii: "]")) { return }
    guard depth < JSONReader.deepest else { throw Declined() }
    repeat { try skipValue(depth: depth + 1) } while cursor.take(UInt8(ascii: ","))
    try cursor.expect(UInt8(ascii: "]"))
  }

  private mutating func skipObject(_ depth: Int) throws(Declined) {
    try cursor.expect(UInt8(ascii: "{"))
    if cursor.take(UInt8(ascii: "}")) { return }
    guard depth < JSONReader.deepest else { throw Declined() }
    let first = hashes.count
    // The low bits of the hashes so far: most new ones are found to be new by them.
    var filter: UInt64 = 0
    repeat {
      try note(try newKey(), since: first, &filter)
      try cursor.expect(UInt8(ascii: ":"))
      try skipValue(depth: depth + 1)
    } while cursor.take(UInt8(ascii: ","))
    hashes.keep(first: first)
    try cursor.expect(UInt8(ascii: "}"))
  }

  /// The hash of a key that is equal to another only if its bytes are.
  @inline(__always)
  private mutating func newKey() throws(Declined) -> Int {
    var key = try cursor.quickText()
    if key.isEscaped { key = try unescaped(key) }
    guard key.isComposed else { throw Declined() }
    return ByteHash.hash(key)
  }

  /// Keeps the hash of a key; two that are the same are taken for the same key.
  @inline(__always)
  private mutating func note(
    _ hash: Int, since first: Int, _ filter: inout UInt64
  ) throws(Declined) {
    let bit: UInt64 = 1 &<< UInt64(hash & 63)
    if filter & bit != 0 {
      guard hashes.count &- first < Self.mostKeys, !hashes.contains(hash, from: first) else {
        throw Declined()
      }
    }
    filter |= bit
    hashes.append(hash)
  }
}
