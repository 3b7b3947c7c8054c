import Columns
import FEEL
import Plumbline

/// Writes the outcomes of some inspections of a batch, all of it in local memory.
struct BriefLanes {
  private let pieces: BriefPieces
  private let dates: NumberTexts
  private let points: NumberTexts
  private let scores: NumberTexts
  private let outcomes: BatchOutcomes
  private let times: [[UInt8]]
  private let texts: [UInt8]
  private let ids: [Range<Int>]
  private let subjects: [Range<Int>?]
  /// By party, the points of the inspection at hand.
  private var sums: [Int]

  init(
    pieces: BriefPieces, dates: NumberTexts, points: NumberTexts, scores: NumberTexts,
    outcomes: BatchOutcomes, times: [[UInt8]], batch: InspectionBatch
  ) {
    self.pieces = pieces
    self.dates = dates
    self.points = points
    self.scores = scores
    self.outcomes = outcomes
    self.times = times
    texts = batch.texts
    ids = batch.ids
    subjects = batch.subjects
    sums = pieces.parties.map { _ in 0 }
  }

  /// Bytes that the outcomes of some inspections have at most.
  func room(for lanes: Range<Int>, _ room: BriefRoom) -> Int {
    let starts = (outcomes.hazardStarts, outcomes.measureStarts)
    let hazards = starts.0[lanes.lowerBound]..<starts.0[lanes.upperBound]
    let measures = starts.1[lanes.lowerBound]..<starts.1[lanes.upperBound]
    var most =
      lanes.count * room.outcome + hazards.count * room.hazard + measures.count * room.measure
    for lane in lanes {
      most += 6 * (ids[lane].count + (subjects[lane]?.count ?? 0))
      let undecided = outcomes.gaps.undecided(of: lane).count * room.undecided
      most += outcomes.gaps.gaps(of: lane).count * (room.gap + undecided)
    }
    guard !times.isEmpty else { return most }
    for due in outcomes.hazardDues[hazards] {
      if let time = DueDates.time(due), times.indices.contains(time) { most += times[time].count }
    }
    return most
  }

  // MARK: One outcome

  /// Writes an outcome as one object and a line end.
  @inline(__always)
  mutating func write(_ lane: Int, to output: inout PieceWriter) {
    inspection(lane, &output)
    score(lane, &output)
    vetoes(lane, &output)
    output.write(pieces.ratings[outcomes.rating[lane].map(Int.init) ?? pieces.ratings.count - 1])
    hazards(lane, &output)
    output.write(pieces.afterHazards)
    measures(lane, &output)
    output.write(pieces.afterMeasures)
    sums(&output)
    if outcomes.gaps.gaps(of: lane).isEmpty {
      output.write(pieces.end)
    } else {
      gaps(lane, &output)
    }
  }

  @inline(__always)
  private func inspection(_ lane: Int, _ output: inout PieceWriter) {
    output.write(pieces.head)
    output.write(quoted: texts, ids[lane])
    output.write(pieces.afterID)
    dates.write(outcomes.dates[lane] ?? 0, to: &output)
    output.dropLast()
    output.write(pieces.afterDate)
    if let subject = subjects[lane] {
      output.write(quoted: texts, subject)
    } else {
      output.write(pieces.null)
    }
  }

  @inline(__always)
  private func score(_ lane: Int, _ output: inout PieceWriter) {
    guard let score = outcomes.score else { return output.write(pieces.noScore) }
    output.write(pieces.score)
    number(score[lane], &output)
    output.write(pieces.afterTotal)
    let start = output.count
    for (key, score) in zip(pieces.sections, outcomes.sections) {
      output.write(key)
      number(score[lane], &output)
    }
    output.open(UInt8(ascii: "{"), at: start)
    output.write(pieces.afterSections)
  }

  @inline(__always)
  private func number(_ number: Int64?, _ output: inout PieceWriter) {
    if let number { scores.write(number, to: &output) } else { output.write(pieces.null) }
  }

  @inline(__always)
  private func vetoes(_ lane: Int, _ output: inout PieceWriter) {
    let start = output.count
    outcomes.vetoes.forEachPlace(lane) { output.write(pieces.vetoes[$0]) }
    output.open(UInt8(ascii: "["), at: start)
  }

  @inline(__always)
  private func hazards(_ lane: Int, _ output: inout PieceWriter) {
    let start = output.count
    for hazard in outcomes.hazardStarts[lane]..<outcomes.hazardStarts[lane + 1] {
      let grade = Int(outcomes.hazardGrades[hazard] ?? 0)
      output.write(pieces.hazards[Int(outcomes.hazardRows[hazard]) * pieces.grades + grade])
      let due = outcomes.hazardDues[hazard]
      if !dates.writeKnown(due, to: &output) { otherDue(due, &output) }
    }
    output.open(UInt8(ascii: "["), at: start)
  }

  /// Writes when a hazard is due, which is no day or one that was not met before.
  @inline(never)
  private func otherDue(_ due: Int64, _ output: inout PieceWriter) {
    if due == DueDates.none {
      output.write(pieces.noDue)
    } else if let time = DueDates.time(due) {
      output.write(byte: UInt8(ascii: "\""))
      output.write(times[time])
      output.write(byte: UInt8(ascii: "\""))
      output.write(byte: UInt8(ascii: "}"))
    } else {
      dates.write(due, to: &output)
    }
  }

  @inline(__always)
  private mutating func measures(_ lane: Int, _ output: inout PieceWriter) {
    for party in sums.indices { sums[party] = 0 }
    let start = output.count
    for place in outcomes.measureStarts[lane]..<outcomes.measureStarts[lane + 1] {
      let proposed = outcomes.measures[place]
      output.write(pieces.measures[proposed.measure])
      points.write(Int64(proposed.points), to: &output)
      let party = pieces.partyOfMeasure[proposed.measure]
      let (sum, isTooLarge) = sums[party].addingReportingOverflow(proposed.points)
      sums[party] = isTooLarge ? .max : sum
    }
    output.open(UInt8(ascii: "["), at: start)
  }

  /// The points of each party.
  @inline(__always)
  private func sums(_ output: inout PieceWriter) {
    let start = output.count
    for (key, sum) in zip(pieces.parties, sums) {
      output.write(key)
      points.write(Int64(sum), to: &output)
      output.dropLast()
    }
    output.open(UInt8(ascii: "{"), at: start)
  }

  private func gaps(_ lane: Int, _ output: inout PieceWriter) {
    output.write(pieces.afterPoints)
    let all = output.count
    let undecided = outcomes.gaps.undecided[outcomes.gaps.undecided(of: lane)]
    for gap in outcomes.gaps.gaps[outcomes.gaps.gaps(of: lane)] {
      output.write(gap.isLacking ? pieces.lacking[gap.item] : pieces.unanswered[gap.item])
      let start = output.count
      if !gap.isLacking {
        for place in undecided { output.write(pieces.undecided[place]) }
      }
      output.open(UInt8(ascii: "["), at: start)
      output.write(pieces.afterGap)
    }
    output.open(UInt8(ascii: "["), at: all)
    output.write(pieces.afterGaps)
  }
}
