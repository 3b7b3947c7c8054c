/// A set of rows for each class of a column, each with a set that says which of its words are not
/// empty, so that rows are found in steps of 4,096.
struct RowSets: Sendable {
  let width: Int
  private(set) var words: [UInt64]
  private(set) var summaries: [UInt64] = []

  init(width: Int, classes: Int) {
    self.width = width
    words = Array(repeating: 0, count: width * classes)
  }

  var summaryWidth: Int { (width + 63) / 64 }

  mutating func insert(_ row: Int, classes: ClosedRange<Int>) {
    for place in classes { words[place * width + row >> 6] |= 1 &<< UInt64(row & 63) }
  }

  /// Notes which words are not empty; nothing is inserted after that.
  mutating func summarise() {
    let count = width == 0 ? 0 : words.count / width
    summaries = Array(repeating: 0, count: summaryWidth * count)
    for place in 0..<count {
      for word in 0..<width where words[place * width + word] != 0 {
        summaries[place * summaryWidth + word >> 6] |= 1 &<< UInt64(word & 63)
      }
    }
  }
}
