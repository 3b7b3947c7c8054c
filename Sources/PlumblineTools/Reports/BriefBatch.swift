import Columns
import FEEL
package import Plumbline

/// Writes brief outcomes from columns, of pieces made ready once for each program.
///
/// What it writes is what `BriefOutcome` writes of the same outcome.
package final class BriefBatch {
  private let pieces: BriefPieces
  private let room: BriefRoom
  private let dates = NumberTexts(.day)
  private let points = NumberTexts(.closing)
  private let scores: NumberTexts

  package init(_ program: BatchProgram) {
    pieces = BriefPieces(program)
    room = BriefRoom(pieces)
    scores = NumberTexts(.scaled(digits: program.scoreDigits ?? 0))
  }

  /// Writes the outcomes of regular inspections, each as one object and a line end.
  ///
  /// - Parameter ends: Where each outcome ends in `bytes` is added to it.
  package func write(
    _ run: BatchRun, _ lanes: Range<Int>, to bytes: inout [UInt8], ends: inout [Int]
  ) {
    var outcomes = BriefLanes(
      pieces: pieces, dates: dates, points: points, scores: scores, outcomes: run.outcomes,
      times: run.dues.times, batch: run.batch)
    let start = bytes.count
    PieceWriter.append(to: &bytes, room: outcomes.room(for: lanes, room), pieces: pieces.store) {
      output in
      for lane in lanes {
        outcomes.write(lane, to: &output)
        ends.append(start + output.count)
      }
    }
  }
}
