import FEEL

/// The score of a `weighted` checklist by column: sums of whole weights, and one division.
///
/// What is possible is small enough that no step leaves 64 bits; a checklist for which that does not
/// hold is scored by `Scoring`, and so are the other models.
struct ScoreColumns: Sendable {
  let total: Int
  let low: Int
  let high: Int
  /// By the place of the section.
  let sections: [Int]
  let maximum: Decimal
  /// Sums of the weights of a set of items, by section.
  let weights: WeightSums
  /// Points times `pointScale`, which are added where a truth holds.
  let adjustments: [(truth: Int, points: Int64)]
  let pointScale: Int64
  /// Times `pointScale`.
  let floor: Int64
  let ceiling: Int64
  /// 10 to the power of the digits behind the point.
  let unit: Int64
  let mode: RoundingMode
  let unanswered: OpenItemPolicy
  let notChecked: OpenItemPolicy

  /// - Returns: Null where the score has no fast form.
  init?(
    _ program: Program, _ scoring: ScoringProgram, _ adjustments: [(truth: Int, points: Decimal)],
    _ registers: ColumnRegisters
  ) {
    guard scoring.model == .weighted, program.items.allSatisfy({ $0.credit == nil }) else {
      return nil
    }
    let ceiling = scoring.ceiling ?? Decimal(100)
    let points = adjustments.map(\.points) + [scoring.floor, ceiling]
    guard let (scaled, scale) = Self.whole(points),
      let weights = WeightSums(program), let unit = Self.power(scoring.digits)
    else { return nil }
    let most = scaled.reduce(100 * Double(scale)) { $0 + Double($1.magnitude) }
    guard most * Double(weights.most) * Double(unit) * 4 < 0x1p62,
      100 * Double(weights.most) * Double(unit) < 0x1p53
    else { return nil }
    total = registers.newNumber()
    low = registers.newNumber()
    high = registers.newNumber()
    sections = program.sections.map { _ in registers.newNumber() }
    maximum = Decimal(100)
    self.weights = weights
    self.adjustments = zip(adjustments, scaled).map { ($0.truth, $1) }
    pointScale = scale
    floor = scaled[scaled.count - 2]
    self.ceiling = scaled[scaled.count - 1]
    self.unit = unit
    mode = scoring.mode
    unanswered = scoring.unanswered
    notChecked = scoring.notChecked
  }

  /// Decimals as whole numbers of one scale; null where 32 bits do not hold them.
  static func whole(_ numbers: [Decimal]) -> (numbers: [Int64], scale: Int64)? {
    let digits = numbers.map { max(0, 0 - $0.exponent) }.max() ?? 0
    guard let scale = power(digits) else { return nil }
    var scaled: [Int64] = []
    for number in numbers {
      guard let whole = number.multiplied(by: Decimal(Int(scale)))?.exactInt(),
        let small = Int32(exactly: whole)
      else { return nil }
      scaled.append(Int64(small))
    }
    return (scaled, scale)
  }

  private static func power(_ digits: Int) -> Int64? {
    guard (0...9).contains(digits) else { return nil }
    return (0..<digits).reduce(1) { power, _ in power * 10 }
  }
}

/// Sums of weights over sets of items, eight items at a time: a table has for each way in which
/// eight items can be in a set their weights, the sums of several sections side by side in one word.
struct WeightSums: Sendable {
  struct Table: Sendable {
    /// The place of the eight items among all eights.
    let eight: Int
    /// The word of sums to which they add.
    let pack: Int
    /// Where its 256 sums begin among those of all tables.
    let start: Int
  }

  private(set) var tables: [Table] = []
  private(set) var sums: [UInt64] = []
  let packs: Int
  /// By section, where its sum is found.
  let places: [(pack: Int, shift: UInt64)]
  /// Bits of a sum, from the lowest.
  let mask: UInt64
  /// The sum of all weights.
  let most: Int64

  /// - Returns: Null where the weights are not small numbers of few digits.
  init?(_ program: Program) {
    let scored = program.items.map { $0.isInformational ? Decimal(0) : $0.weight }
    guard let (weights, _) = ScoreColumns.whole(scored), weights.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    var bySection = program.sections.map { _ in Int64(0) }
    for (item, weight) in zip(program.items, weights) { bySection[item.section] += weight }
    most = bySection.reduce(0, +)
    let bits = 64 - (bySection.max() ?? 0).leadingZeroBitCount
    guard bits <= 32 else { return nil }
    let width = max(bits, 1)
    let each = 64 / width
    mask = (1 &<< UInt64(width)) - 1
    packs = (bySection.count + each - 1) / each
    places = bySection.indices.map { ($0 / each, UInt64($0 % each * width)) }
    addTables(program.items.map(\.section), weights)
  }

  private mutating func addTables(_ sections: [Int], _ weights: [Int64]) {
    for eight in 0..<(sections.count + 7) / 8 {
      let items = eight * 8..<min(eight * 8 + 8, sections.count)
      for pack in Set(items.map { places[sections[$0]].pack }).sorted() {
        tables.append(Table(eight: eight, pack: pack, start: sums.count))
        sums += (0..<256).map { set in
          items.reduce(into: UInt64(0)) { sum, item in
            let place = places[sections[item]]
            guard set >> (item - eight * 8) & 1 == 1, place.pack == pack else { return }
            sum += UInt64(weights[item]) &<< place.shift
          }
        }
      }
    }
  }
}
