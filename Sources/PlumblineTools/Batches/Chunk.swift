package import FEEL
package import Plumbline

/// Inspections of one file that are evaluated together.
package struct Chunk: Sendable {
  package let path: String
  package let parts: [RecordStream.Part]
  /// Whether values are typed as JSON writes them.
  package let isJSON: Bool

  package init(path: String, parts: [RecordStream.Part], isJSON: Bool) {
    self.path = path
    self.parts = parts
    self.isJSON = isJSON
  }

  /// A record by its place, read anew; null where there is none.
  func record(_ place: Int) -> InspectionFile.Record? {
    var rest = place
    for part in parts {
      switch part {
      case .record(let record):
        if rest == 0 { return record }
        rest -= 1
      case .lines(let block):
        let lines = block.lines
        if rest < lines.count { return block.record(lines[rest]) }
        rest -= lines.count
      }
    }
    return nil
  }
}

/// How outcomes are made and written.
package struct OutcomeForm: Sendable {
  package let format: OutcomeWriter.Format
  /// Whether outcomes are written without reasons.
  package let isBrief: Bool
  package let isTraced: Bool
  package let language: Language
  package let isColoured: Bool

  package init(
    format: OutcomeWriter.Format, isBrief: Bool = false, isTraced: Bool = false,
    language: Language, isColoured: Bool = false
  ) {
    self.format = format
    self.isBrief = isBrief
    self.isTraced = isTraced
    self.language = language
    self.isColoured = isColoured
  }

  /// A writer of this form.
  package func writer(_ policy: Policy) -> OutcomeWriter {
    OutcomeWriter(
      policy, format: format, isBrief: isBrief, language: language, isColoured: isColoured)
  }
}

/// The outcomes of a chunk, written one behind the other.
package struct ChunkOutcome: Sendable {
  package struct Record: Sendable {
    /// Where in `bytes` what is written about the record ends.
    let end: Int
    /// Where its id stands in `ids`; empty where none could be read.
    let id: Range<Int>
    let counts: EvaluationSummary.Counts
  }

  package fileprivate(set) var bytes: [UInt8] = []
  package fileprivate(set) var ids: [UInt8] = []
  package fileprivate(set) var records: [Record] = []

  mutating func add(id: some Collection<UInt8>, _ counts: EvaluationSummary.Counts, end: Int) {
    let start = ids.count
    ids.append(contentsOf: id)
    records.append(Record(end: end, id: start..<ids.count, counts: counts))
  }

  mutating func close(_ output: OutputBuffer) { bytes = output.contents }
}
