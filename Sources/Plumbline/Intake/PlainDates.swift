import FEEL

/// Reads dates of ten characters, `2026-05-12`, with the months that it has met at hand.
@safe
struct PlainDates {
  /// How many bytes a date takes, with its quotes.
  static let length = 12

  private struct Month: BitwiseCopyable {
    /// Years and months since January of the year 0; 0 where no month has been met.
    var number: Int
    /// The day before the first, since 1970-01-01.
    var before: Int64
    /// How many days it has.
    var length: Int
  }

  /// A power of two: each month has one place.
  private static let places = 256

  private let memory: LineMemory
  private let months: UnsafeMutablePointer<Month>

  init(in memory: LineMemory) {
    self.memory = memory
    unsafe months = memory.room(for: Self.places)
  }

  /// The days since 1970-01-01 of the date that stands next in a line; null where something else
  /// stands, or it is no day of a year from 1 on.
  ///
  /// - Parameter line: As many bytes as a date takes can be read behind it.
  @inline(__always)
  func day(_ line: ByteCursor) -> Int64? {
    let start = line.position
    guard line.next == UInt8(ascii: "\""), line.byte(at: start &+ 5) == UInt8(ascii: "-"),
      line.byte(at: start &+ 8) == UInt8(ascii: "-"),
      line.byte(at: start &+ 11) == UInt8(ascii: "\""),
      let century = Self.twoDigits(line, start &+ 1), let year = Self.twoDigits(line, start &+ 3),
      let month = Self.twoDigits(line, start &+ 6), let day = Self.twoDigits(line, start &+ 9)
    else { return nil }
    let number = (century &* 100 &+ year) &* 12 &+ month &- 1
    let place = unsafe months + (number & (Self.places &- 1))
    if unsafe place.pointee.number != number {
      guard let met = Self.month(century &* 100 &+ year, month) else { return nil }
      unsafe place.pointee = met
    }
    guard day >= 1, unsafe day <= place.pointee.length else { return nil }
    return unsafe place.pointee.before &+ Int64(day)
  }

  private static func month(_ year: Int, _ month: Int) -> Month? {
    guard year > 0, let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    let length = (28...31).last { CalendarDate(year: year, month: month, day: $0) != nil }
    return Month(
      number: year * 12 + month - 1, before: Int64(first.daysSinceEpoch) - 1, length: length ?? 28)
  }

  @inline(__always)
  private static func twoDigits(_ line: ByteCursor, _ place: Int) -> Int? {
    let tens = line.byte(at: place) &- 0x30
    let ones = line.byte(at: place &+ 1) &- 0x30
    return tens <= 9 && ones <= 9 ? Int(tens) &* 10 &+ Int(ones) : nil
  }
}
