import Columns
import FEEL
package import Plumbline

/// Writes brief outcomes from columns, of pieces made ready once for each program.
///
/// What it writes is what `BriefOutcome` writes of the same outcome.
package final class BriefBatch {
  private let program: BatchProgram
  private let head: [UInt8]
  private let afterID: [UInt8]
  private let afterDate: [UInt8]
  /// By section, its key.
  private let sections: [[UInt8]]
  private let vetoes: [[UInt8]]
  /// By rating; null behind them.
  private let ratings: [[UInt8]]
  /// By hazard and grade, up to the due date.
  private let hazards: [[[UInt8]]]
  /// By measure, up to the points.
  private let measures: [[UInt8]]
  private let parties: [[UInt8]]
  /// By measure, the place of its party.
  private let partyOfMeasure: [Int]

  package init(_ program: BatchProgram) {
    self.program = program
    let rules = program.program
    head = Array("{\"inspection\":{\"id\":".utf8)
    afterID =
      Array(",\"checklist\":".utf8) + Self.quoted(rules.checklist) + Array(",\"date\":\"".utf8)
    afterDate = Array("\",\"subject\":".utf8)
    sections = program.sectionIDs.map { Self.quoted($0) + Array(":".utf8) }
    vetoes = program.vetoIDs.map { Array("{\"id\":".utf8) + Self.quoted($0) + Array("}".utf8) }
    ratings = (rules.ratings?.values ?? []).map(Self.quoted) + [Array("null".utf8)]
    let grades = rules.words.grade?.values ?? []
    hazards = program.hazardIDs.map { id in
      grades.map { grade in
        Array("{\"id\":".utf8) + Self.quoted(id) + Array(",\"grade\":".utf8) + Self.quoted(grade)
          + Array(",\"due\":".utf8)
      }
    }
    measures = rules.measures.map { measure in
      Array("{\"id\":".utf8) + Self.quoted(measure.id) + Array(",\"party\":".utf8)
        + Self.quoted(measure.party.name) + Array(",\"points\":".utf8)
    }
    let names = rules.words.party?.values ?? []
    parties = names.map { Self.quoted($0) + Array(":".utf8) }
    partyOfMeasure = rules.measures.map { names.firstIndex(of: $0.party.name) ?? 0 }
  }

  private static func quoted(_ text: some Sequence<UInt8>) -> [UInt8] {
    quoted(String(decoding: Array(text), as: UTF8.self))
  }

  private static func quoted(_ text: String) -> [UInt8] {
    var json = JSONWriter()
    json.element(text)
    return json.take()
  }

  // MARK: Writing

  /// Writes the outcome of a regular inspection as one object.
  package func write(_ run: BatchRun, _ lane: Int, to output: OutputBuffer) {
    inspection(run.batch, lane, output)
    score(run, lane, output)
    output.append(Self.vetoesKey)
    var isFirst = true
    run.forEachVeto(lane) { veto in
      if !isFirst { output.append(byte: UInt8(ascii: ",")) }
      isFirst = false
      output.append(vetoes[veto])
    }
    output.append(Self.ratingKey)
    output.append(ratings[run.rating(lane) ?? ratings.count - 1])
    output.append(Self.hazardsKey)
    for hazard in run.hazards(of: lane) { write(run, hazard: hazard, of: lane, output) }
    output.append(Self.measuresKey)
    measures(run, lane, output)
    output.append(Self.end)
  }

  private static let scoreKey = Array("},\"score\":{\"total\":".utf8)
  private static let noScore = Array("},\"score\":null".utf8)
  private static let sectionsKey = Array(",\"sections\":{".utf8)
  private static let scoreEnd = Array("}}".utf8)
  private static let null = Array("null".utf8)
  private static let vetoesKey = Array(",\"vetoes\":[".utf8)
  private static let ratingKey = Array("],\"rating\":".utf8)
  private static let hazardsKey = Array(",\"hazards\":[".utf8)
  private static let measuresKey = Array("],\"measures\":[".utf8)
  private static let pointsKey = Array("],\"points\":{".utf8)
  private static let end = Array("},\"gaps\":[],\"problems\":[]}".utf8)

  private func inspection(_ batch: InspectionBatch, _ lane: Int, _ output: OutputBuffer) {
    output.append(head)
    text(batch, batch.ids[lane], output)
    output.append(afterID)
    date(batch.frame.view.number(program.layout.date, at: lane) ?? 0, output)
    output.append(afterDate)
    if let subject = batch.subjects[lane] {
      text(batch, subject, output)
    } else {
      output.append(Self.null)
    }
  }

  /// A text of the inspection in quotes; most need no escapes.
  private func text(_ batch: InspectionBatch, _ range: Range<Int>, _ output: OutputBuffer) {
    let needsEscapes = batch.texts[range].contains { byte in
      byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
    guard !needsEscapes else { return output.append(Self.quoted(batch.texts[range])) }
    output.append(byte: UInt8(ascii: "\""))
    for byte in batch.texts[range] { output.append(byte: byte) }
    output.append(byte: UInt8(ascii: "\""))
  }

  private func date(_ day: Int64, _ output: OutputBuffer) {
    guard let date = CalendarDate(daysSinceEpoch: Int(day)) else { return }
    guard (0...9999).contains(date.year) else {
      return output.append(Array(date.description.utf8))
    }
    output.append(digits: UInt64(date.year), atLeast: 4)
    output.append(byte: UInt8(ascii: "-"))
    output.append(digits: UInt64(date.month), atLeast: 2)
    output.append(byte: UInt8(ascii: "-"))
    output.append(digits: UInt64(date.day), atLeast: 2)
  }

  private func score(_ run: BatchRun, _ lane: Int, _ output: OutputBuffer) {
    guard let digits = program.scoreDigits else { return output.append(Self.noScore) }
    output.append(Self.scoreKey)
    number(run.score(lane), digits, output)
    output.append(Self.sectionsKey)
    for (section, key) in sections.enumerated() {
      if section > 0 { output.append(byte: UInt8(ascii: ",")) }
      output.append(key)
      number(run.score(ofSection: section, lane), digits, output)
    }
    output.append(Self.scoreEnd)
  }

  private func number(_ number: Int64?, _ digits: Int, _ output: OutputBuffer) {
    if let number { output.append(number, scale: digits) } else { output.append(Self.null) }
  }

  private func write(_ run: BatchRun, hazard: Int, of lane: Int, _ output: OutputBuffer) {
    if hazard > run.hazards(of: lane).lowerBound { output.append(byte: UInt8(ascii: ",")) }
    output.append(hazards[Int(run.hazardRows[hazard])][run.grade(ofHazard: hazard)])
    let due = run.hazardDues[hazard]
    if due == DueDates.none {
      output.append(Self.null)
    } else {
      output.append(byte: UInt8(ascii: "\""))
      if let time = DueDates.time(due) {
        output.append(run.dues.times[time])
      } else {
        date(due, output)
      }
      output.append(byte: UInt8(ascii: "\""))
    }
    output.append(byte: UInt8(ascii: "}"))
  }

  private func measures(_ run: BatchRun, _ lane: Int, _ output: OutputBuffer) {
    var points = parties.map { _ in 0 }
    for place in run.measures(of: lane) {
      if place > run.measures(of: lane).lowerBound { output.append(byte: UInt8(ascii: ",")) }
      let proposed = run.proposed[place]
      output.append(measures[proposed.measure])
      output.append(Int64(proposed.points))
      output.append(byte: UInt8(ascii: "}"))
      let party = partyOfMeasure[proposed.measure]
      let (sum, isTooLarge) = points[party].addingReportingOverflow(proposed.points)
      points[party] = isTooLarge ? .max : sum
    }
    output.append(Self.pointsKey)
    for (party, key) in parties.enumerated() {
      if party > 0 { output.append(byte: UInt8(ascii: ",")) }
      output.append(key)
      output.append(Int64(points[party]))
    }
  }
}
