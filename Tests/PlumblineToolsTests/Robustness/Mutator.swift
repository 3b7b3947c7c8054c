import RandomFEEL

/// Damages a text in ways that authors, editors and attackers do.
struct Mutator {
  private var random: SplitMix64
  /// Texts from which pieces are spliced in.
  private let donors: [[UInt8]]

  init(seed: UInt64, mutant: Int, donors: [[UInt8]]) {
    random = SplitMix64(seed: seed, mutant: mutant)
    self.donors = donors
  }

  /// Returns a place in a list of so many.
  mutating func choice(_ count: Int) -> Int { random.below(count) }

  /// Returns the text with one to four changes.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    // Most mutants carry one change: a second one often hides behind the first.
    for _ in 0..<random.one(of: [1, 1, 1, 2, 2, 4]) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    switch random.below(16) {
    case 0: flip(&bytes)
    case 1: insertBytes(&bytes)
    case 2: removeBytes(&bytes)
    case 3: dropLine(&bytes)
    case 4: repeatLine(&bytes)
    case 5: swapLines(&bytes)
    case 6: splice(&bytes)
    case 7: bytes.removeLast(random.below(bytes.count))
    case 8, 9, 10: editNumber(&bytes)
    case 11: nest(&bytes)
    case 12, 13: editWord(&bytes)
    default: insertToken(&bytes)
    }
  }

  // MARK: Bytes

  private mutating func flip(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
  }

  private mutating func insertBytes(_ bytes: inout [UInt8]) {
    let place = random.below(bytes.count + 1)
    let bad = random.one(of: MutationWords.bytes)
    bytes.insert(contentsOf: bad.isEmpty ? [UInt8(random.below(256))] : bad, at: place)
  }

  private mutating func removeBytes(_ bytes: inout [UInt8]) {
    let start = random.below(bytes.count)
    bytes.removeSubrange(start..<min(bytes.count, start + 1 + random.below(12)))
  }

  private mutating func splice(_ bytes: inout [UInt8]) {
    guard !donors.isEmpty else { return }
    let donor = random.one(of: donors)
    let start = random.below(donor.count)
    let end = min(donor.count, start + 1 + random.below(400))
    bytes.insert(contentsOf: donor[start..<end], at: random.below(bytes.count + 1))
  }

  // MARK: Lines

  /// The ranges of the lines, each with its line end.
  private func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (place, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(start..<place + 1)
      start = place + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  private mutating func dropLine(_ bytes: inout [UInt8]) {
    let lines = lines(bytes)
    guard !lines.isEmpty else { return }
    bytes.removeSubrange(random.one(of: lines))
  }

  private mutating func repeatLine(_ bytes: inout [UInt8]) {
    let lines = lines(bytes)
    guard !lines.isEmpty else { return }
    let line = random.one(of: lines)
    bytes.insert(contentsOf: bytes[line], at: random.one(of: lines).lowerBound)
  }

  private mutating func swapLines(_ bytes: inout [UInt8]) {
    let lines = lines(bytes)
    guard lines.count > 1 else { return }
    let place = random.below(lines.count - 1)
    let both = lines[place].lowerBound..<lines[place + 1].upperBound
    bytes.replaceSubrange(both, with: bytes[lines[place + 1]] + bytes[lines[place]])
  }

  // MARK: Words

  /// The ranges of runs of bytes of one kind.
  private func runs(_ bytes: [UInt8], _ isInside: (UInt8) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for (place, byte) in bytes.enumerated() {
      if isInside(byte) {
        start = start ?? place
      } else if let first = start {
        runs.append(first..<place)
        start = nil
      }
    }
    if let start { runs.append(start..<bytes.count) }
    return runs
  }

  private mutating func editNumber(_ bytes: inout [UInt8]) {
    let numbers = runs(bytes) { (0x30...0x39).contains($0) }
    guard !numbers.isEmpty else { return }
    let new = random.one(of: MutationWords.numbers)
    bytes.replaceSubrange(random.one(of: numbers), with: Array(new.utf8))
  }

  /// Puts a word of the dictionary, or another word of the text, in place of a word.
  private mutating func editWord(_ bytes: inout [UInt8]) {
    let words = runs(bytes) { byte in
      byte >= 0x80 || byte == 0x5F || (0x30...0x39).contains(byte)
        || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    guard !words.isEmpty else { return }
    let other = Array(bytes[random.one(of: words)])
    let new = random.below(2) == 0 ? other : Array(random.one(of: MutationWords.tokens).utf8)
    bytes.replaceSubrange(random.one(of: words), with: new)
  }

  private mutating func insertToken(_ bytes: inout [UInt8]) {
    let token = Array(random.one(of: MutationWords.tokens).utf8)
    // Beside a blank or a colon, most tokens stand where they mean something.
    let gaps = bytes.indices.filter { bytes[$0] == 0x20 || bytes[$0] == 0x3A }
    let place = gaps.isEmpty ? random.below(bytes.count + 1) : random.one(of: gaps) + 1
    bytes.insert(contentsOf: token, at: place)
  }

  /// Deep brackets, or a long run of one thing.
  private mutating func nest(_ bytes: inout [UInt8]) {
    let (open, close) = random.one(of: MutationWords.nesting)
    let depth = random.one(of: [3, 30, 70, 210, 3000])
    var nested = String(repeating: open, count: depth)
    if random.below(2) == 0 { nested += "1" + String(repeating: close, count: depth) }
    let gaps = bytes.indices.filter { bytes[$0] == 0x20 || bytes[$0] == 0x3A }
    let place = gaps.isEmpty ? 0 : random.one(of: gaps) + 1
    bytes.insert(contentsOf: nested.utf8, at: place)
  }
}
