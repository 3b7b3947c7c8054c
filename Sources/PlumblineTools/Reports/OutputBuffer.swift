/// Bytes on their way out, appended piece by piece.
@safe
package final class OutputBuffer {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  package private(set) var count = 0

  package init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    unsafe bytes = .allocate(capacity: self.capacity)
  }

  deinit { unsafe bytes.deallocate() }

  package func removeAll() { count = 0 }

  /// The bytes as an array.
  package var contents: [UInt8] {
    unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  @inline(__always)
  package func append(_ piece: [UInt8]) {
    reserve(piece.count)
    unsafe piece.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe (bytes + count).update(from: start, count: source.count)
    }
    count += piece.count
  }

  @inline(__always)
  package func append(byte: UInt8) {
    reserve(1)
    unsafe bytes[count] = byte
    count += 1
  }

  /// Appends a number in decimal digits.
  package func append(_ number: Int64) {
    if number < 0 { append(byte: UInt8(ascii: "-")) }
    append(digits: number.magnitude, atLeast: 1)
  }

  /// Appends a number with at least so many digits, zeros before the others.
  package func append(digits number: UInt64, atLeast width: Int) {
    var count = 1
    var power = number / 10
    while power > 0 {
      count += 1
      power /= 10
    }
    count = max(count, width)
    reserve(count)
    var rest = number
    for place in (0..<count).reversed() {
      unsafe bytes[self.count + place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    self.count += count
  }

  /// Appends a number divided by 10^scale, without zeros at its end.
  package func append(_ number: Int64, scale: Int) {
    var (rest, digits) = (number.magnitude, scale)
    while digits > 0, rest % 10 == 0 {
      rest /= 10
      digits -= 1
    }
    if number < 0 { append(byte: UInt8(ascii: "-")) }
    guard digits > 0 else { return append(digits: rest, atLeast: 1) }
    let unit = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
    append(digits: rest / unit, atLeast: 1)
    append(byte: UInt8(ascii: "."))
    append(digits: rest % unit, atLeast: digits)
  }

  @inline(__always)
  private func reserve(_ more: Int) {
    if count + more > capacity { grow(by: more) }
  }

  private func grow(by more: Int) {
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.update(from: bytes, count: count)
    unsafe bytes.deallocate()
    unsafe bytes = moved
    capacity = larger
  }
}
