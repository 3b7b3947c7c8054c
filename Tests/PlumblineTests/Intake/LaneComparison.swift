import Columns
import FEEL

@testable import Plumbline

extension InspectionBatch {
  /// In what a lane differs from one of another batch of the same program; null: in nothing.
  func difference(_ lane: Int, _ other: InspectionBatch, _ otherLane: Int) -> String? {
    let (frame, others) = (frame.view, other.frame.view)
    let counts = frame.counts
    for place in 0..<counts.numbers
    where frame.number(place, at: lane) != others.number(place, at: otherLane) {
      return "number \(place)"
    }
    for place in 0..<counts.truths
    where frame.truth(place, at: lane) != others.truth(place, at: otherLane) {
      return "truth \(place)"
    }
    for place in 0..<counts.setWords
    where frame.setWord(place, at: lane) != others.setWord(place, at: otherLane) {
      return "set \(place)"
    }
    if frame.isFaulty(lane) != others.isFaulty(otherLane) { return "fault" }
    let (own, rest) = (rest(of: lane), other.rest(of: otherLane))
    return zip(own, rest).first { $0 != $1 }.map { "\($0) and \($1)" }
  }

  /// What a lane has outside the frame, as texts.
  private func rest(of lane: Int) -> [String] {
    let past = history.filter { $0.lane == lane }.map { past in
      "\(past.on) \(past.row) \(past.path) \(past.grade) \(past.due ?? -1) \(past.closed ?? -1)"
    }
    let counts = occurrences.filter { $0.lane == lane }.map { "\($0.item): \($0.count)" }
    return [
      "id \(texts[ids[lane]])", "subject \(subjects[lane].map { Array(texts[$0]) } ?? [0])",
      "history \(past)", "occurrences \(counts.sorted())",
    ]
  }
}
