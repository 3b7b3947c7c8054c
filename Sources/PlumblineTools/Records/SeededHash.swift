/// A hash of bytes with secrets of its own in each run, so that no file can be made to fill one place.
///
/// Words of eight bytes are mixed in one after another: each time the state becomes the high half of
/// its product with a secret number, xor the low half.
struct SeededHash {
  private let seed: UInt64
  private let factor: UInt64

  init(using generator: inout some RandomNumberGenerator) {
    seed = generator.next()
    factor = generator.next() | 1
  }

  @inline(__always)
  func hash(_ bytes: Span<UInt8>) -> UInt64 {
    let raw = unsafe bytes.bytes
    var state = seed ^ UInt64(bytes.count)
    var place = 0
    while place + 8 <= bytes.count {
      state = unsafe mix(state ^ raw.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest &<< 8 | UInt64(bytes[place])
      place += 1
    }
    return mix(mix(state ^ rest) &+ seed)
  }

  @inline(__always)
  private func mix(_ state: UInt64) -> UInt64 {
    let product = state.multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}
