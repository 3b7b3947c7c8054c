/// Reads a compiled zone, as the database's files hold it (RFC 8536, TZif).
struct ZoneFile {
  /// How many there are of each, in the order of the header.
  private struct Counts {
    let universal, standard, leaps, changes, types, names: Int
    /// The length of a data block whose times have so many bytes.
    func length(timeSize: Int) -> Int {
      changes * (timeSize + 1) + types * 6 + names + leaps * (timeSize + 4) + standard + universal
    }
  }

  private let bytes: [UInt8]
  private var place = 0

  /// The rules of a zone; null if the bytes are no file of this kind, of version 2 or later.
  static func rules(_ id: String, _ bytes: [UInt8]) -> ZoneRules? {
    var file = ZoneFile(bytes: bytes)
    return file.rules(id)
  }

  private mutating func rules(_ id: String) -> ZoneRules? {
    // The first block has times of 32 bits, for readers of version 1.
    guard let short = header(), skip(short.length(timeSize: 4)), let counts = header(),
      counts.types > 0, counts.length(timeSize: 8) <= bytes.count - place
    else { return nil }
    let changes = (0..<counts.changes).map { _ in integer(8) }
    let kinds = (0..<counts.changes).map { _ in integer(1) & 0xFF }
    let types = (0..<counts.types).map { _ in
      let offset = integer(4)
      place += 2
      return offset
    }
    guard kinds.allSatisfy({ $0 < types.count }), changes == changes.sorted() else { return nil }
    place = place + counts.length(timeSize: 8) - counts.changes * 9 - counts.types * 6
    return ZoneRules(
      id: id, changes: changes, offsets: [types[0]] + kinds.map { types[$0] }, yearly: footer())
  }

  /// Between line ends; empty where the last offset stays.
  private func footer() -> YearlyZoneRule? {
    guard place < bytes.count else { return nil }
    let line = bytes[place...].dropFirst().prefix { $0 != 0x0A }
    return YearlyZoneRule(String(decoding: line, as: UTF8.self))
  }

  private mutating func header() -> Counts? {
    let start = place
    guard bytes.count - start >= 44, bytes[start..<start + 4].elementsEqual("TZif".utf8),
      bytes[start + 4] >= UInt8(ascii: "2")
    else { return nil }
    place += 20
    let counts = (0..<6).map { _ in integer(4) }
    guard counts.allSatisfy({ (0...1_000_000).contains($0) }) else { return nil }
    return Counts(
      universal: counts[0], standard: counts[1], leaps: counts[2], changes: counts[3],
      types: counts[4], names: counts[5])
  }

  private mutating func skip(_ length: Int) -> Bool {
    guard length <= bytes.count - place else { return false }
    place += length
    return true
  }

  /// A signed number, the highest byte first; there are bytes enough.
  private mutating func integer(_ size: Int) -> Int {
    var value: UInt64 = bytes[place] >= 0x80 ? .max : 0
    for byte in bytes[place..<place + size] { value = value << 8 | UInt64(byte) }
    place += size
    return Int(truncatingIfNeeded: value)
  }
}
