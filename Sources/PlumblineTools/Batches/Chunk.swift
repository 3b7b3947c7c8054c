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
    /// Where in `ids` its id ends, which begins at the end of the one before; empty where none
    /// could be read.
    let idEnd: Int
    let counts: EvaluationSummary.Counts
  }

  package internal(set) var bytes: [UInt8] = []
  private(set) var ids: [UInt8] = []
  private(set) var records: [Record] = []

  /// Adds a record about which `bytes` say something up to `end`.
  @inline(__always)
  mutating func add(id: some Collection<UInt8>, _ counts: EvaluationSummary.Counts, end: Int) {
    ids.append(contentsOf: id)
    records.append(Record(end: end, idEnd: ids.count, counts: counts))
  }

  /// Forgets what it holds, and keeps the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
    records.removeAll(keepingCapacity: true)
  }
}
