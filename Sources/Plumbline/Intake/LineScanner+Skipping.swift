// Values that nothing reads. They are JSON all the same, and no key is given twice.
extension LineScanner {
  /// An object with more keys is declined: each is compared with all before it.
  private static let mostKeys = 1_000

  /// Passes over a value of any kind.
  ///
  /// - Parameter depth: The level at which it stands; the record itself is at level 1.
  @inline(never)
  mutating func skipValue(depth: Int) throws(Declined) {
    cursor.skipBlanks()
    switch cursor.next {
    case UInt8(ascii: "\""): _ = try cursor.text()
    case UInt8(ascii: "{"): try skipObject(depth)
    case UInt8(ascii: "["): try skipArray(depth)
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try cursor.truth()
    case UInt8(ascii: "n"): guard cursor.takeNull() else { throw Declined() }
    default: _ = try cursor.number()
    }
  }

  /// Passes over a value with a cursor that is a variable, and no part of the scanner: so it stays in
  /// a register while plain texts are passed.
  @inline(__always)
  private mutating func skipValue(_ line: inout ByteCursor, depth: Int) throws(Declined) {
    if line.takePlainText() { return }
    cursor = line
    try skipValue(depth: depth)
    line = cursor
  }

  private mutating func skipArray(_ depth: Int) throws(Declined) {
    try cursor.expect(UInt8(ascii: "["))
    if cursor.take(UInt8(ascii: "]")) { return }
    guard depth < JSONReader.deepest else { throw Declined() }
    var line = cursor
    repeat { try skipValue(&line, depth: depth + 1) } while line.take(UInt8(ascii: ","))
    try line.expect(UInt8(ascii: "]"))
    cursor = line
  }

  private mutating func skipObject(_ depth: Int) throws(Declined) {
    try cursor.expect(UInt8(ascii: "{"))
    if cursor.take(UInt8(ascii: "}")) { return }
    guard depth < JSONReader.deepest else { throw Declined() }
    let first = hashes.count
    // The low bits of the hashes so far: most new ones are found to be new by them.
    var filter: UInt64 = 0
    var line = cursor
    repeat {
      var hash = trail.pass(&line)
      if hash == nil { hash = try otherKey(&line) }
      if let hash { try note(hash, since: first, &filter) }
      try skipValue(&line, depth: depth + 1)
    } while line.take(UInt8(ascii: ","))
    hashes.keep(first: first)
    try line.expect(UInt8(ascii: "}"))
    cursor = line
  }

  /// Passes over a key that is not the one that is expected, and over its colon; returns its hash.
  ///
  /// The key is equal to another only if their bytes are the same.
  @inline(never)
  private mutating func otherKey(_ line: inout ByteCursor) throws(Declined) -> Int {
    line.skipBlanks()
    let start = line.position
    var key = try line.quickText()
    cursor = line
    if key.isEscaped { key = try unescaped(key) }
    guard key.isComposed else { throw Declined() }
    let hash = ByteHash.hash(key)
    let isUsual = key.isPlain && line.next == UInt8(ascii: ":")
    try line.expect(UInt8(ascii: ":"))
    if isUsual { trail.add(start..<line.position, hash, line) }
    return hash
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
