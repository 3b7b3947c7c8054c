import Columns
import FEEL

@testable import Plumbline

// What `LineScanner` is held to: lanes of inspections that `InspectionReader` has read.
extension InspectionBatch {
  /// Adds an inspection that has been read; returns its lane.
  func append(_ inspection: Inspection) -> Int {
    let (lane, _) = addLane(
      id: Array(inspection.header.id.utf8), date: Int64(inspection.date.daysSinceEpoch),
      subject: inspection.header.subject.map { Array($0.utf8) })
    // The states that cases give without an answer have no column.
    if inspection.isCompleted { frame.view.fault(lane) }
    for (record, places) in program.layout.fields.enumerated() {
      let fields = program.program.records[record].fields
      for (field, place) in zip(fields, places) {
        guard let place, let value = inspection.records[record][field.name] else { continue }
        take(value, place, at: lane)
      }
    }
    for (item, answer) in inspection.answers.enumerated() { take(answer, of: item, at: lane) }
    for past in inspection.history { take(past, at: lane) }
    return lane
  }

  private func take(_ answer: Answer, of item: Int, at lane: Int) {
    let layout = program.layout
    switch answer.given {
    case .nothing, .unstated: break
    case .state(let state): frame.view.insert(item, into: layout.set(state), at: lane)
    case .value(let value):
      frame.view.insert(item, into: layout.valued, at: lane)
      if let place = layout.answers[item] { take(value, place, at: lane) }
    }
    if let count = answer.counted {
      frame.view.insert(item, into: layout.counted, at: lane)
      occurrences.append((Int32(lane), Int32(item), count))
    }
    let isEvidenced = program.program.items[item].evidenceOnFail.allSatisfy { kind in
      kind == "note" ? answer.note != nil : answer.evidence.contains(kind)
    }
    if isEvidenced { frame.view.insert(item, into: layout.evidenced, at: lane) }
  }

  private func take(_ past: PastHazard, at lane: Int) {
    history.append(
      Past(
        lane: Int32(lane), on: Int64(past.on.daysSinceEpoch),
        row: program.hazardRows[past.path].map(Int32.init) ?? -1,
        path: program.columns.texts.code(of: past.path), grade: Int64(past.grade.index),
        due: past.due.map { Int64($0.daysSinceEpoch) },
        closed: past.closed.map { Int64($0.daysSinceEpoch) }))
  }

  /// Takes a value; one that has no code is asked of the reference evaluator.
  private func take(_ value: Value, _ place: BatchLayout.Place, at lane: Int) {
    if value.isNull { return }
    switch place {
    case .number(let register, let form):
      if let code = form.code(of: value, program.columns.texts) {
        frame.view.setNumber(register, at: lane, code)
      } else {
        frame.view.fault(lane)
      }
    case .truth(let truth):
      if case .boolean(let holds) = value { frame.view.setTruth(truth, at: lane, holds) }
    case .given(let truth): frame.view.setTruth(truth, at: lane, true)
    }
  }
}
