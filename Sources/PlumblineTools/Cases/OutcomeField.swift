import FEEL
import Plumbline

/// What can stand in a field of an outcome.
indirect enum OutcomeField: Sendable {
  /// A sentence or the like: it is only compared.
  case text
  case number
  /// A date, or a date and time.
  case date
  /// One of the words of an enumeration, in its order.
  case word([String])
  /// Something that the policy names, or a JSON path.
  case name(Set<String>)
  case map([String: OutcomeField])
  /// A list: what its elements are called, and what else they have; nothing where they are names.
  case list(OutcomeField, [String: OutcomeField])
}

/// The fields of outcomes under any checklist of a policy, in any version.
struct OutcomeFields {
  /// The codes of problems that an inspection or its outcome can have.
  static let problemCodes = [
    "bad-count", "bad-credit", "bad-points", "bad-value", "calendar", "contradiction",
    "file-too-large", "given-twice", "invariant-broken", "line-too-long", "missing", "no-row",
    "no-value", "no-version", "not-allowed", "not-before", "not-json", "not-yaml", "out-of-range",
    "rows-clash", "too-many", "unknown-checklist", "unknown-item", "unknown-key", "unknown-value",
    "wrong-type",
  ]

  private let programs: [Program]

  init(_ policy: Policy) {
    programs = policy.programs.sorted { $0.key < $1.key }.flatMap(\.value)
  }

  /// The keys of an outcome (`docs/formats.md`).
  var all: [String: OutcomeField] {
    [
      "inspection": .map([
        "id": .text, "checklist": .name(names { [$0.checklist] }), "date": .date,
        "subject": .text,
      ]),
      "policy": .map([
        "hash": .text, "rulesets": .list(.name(names(\.rulesets)), [:]), "in_force": .text,
      ]),
      "score": .map(score), "vetoes": list(of: vetoes), "rating": words(\.ratings),
      "rating_because": texts, "hazards": list(of: hazards), "measures": list(of: measures),
      "points": .map(byParty(.number)), "fines": .map(byParty(Self.money)),
      "gaps": .list(
        .name(paths),
        ["path": .name(paths), "what": .text, "undecided": .list(.name(rules), [:])]),
      "problems": .list(
        .name(paths.union(Self.problemCodes)),
        ["path": .name(paths), "code": .word(Self.problemCodes), "message": .text]),
    ]
  }

  private var score: [String: OutcomeField] {
    let sections = names { $0.sections.map(\.id) }
    let states = ItemState.allCases.map(\.rawValue) + ["adjustment", "not adjusted", "undecided"]
    let terms = names { $0.items.map(\.path) + ($0.scoring?.adjustments.map(\.id) ?? []) }
    return [
      "total": .number, "low": .number, "high": .number, "maximum": .number, "exact": .text,
      "sections": .map(Dictionary(uniqueKeysWithValues: sections.map { ($0, .number) })),
      "terms": list(of: [
        "id": .name(terms), "weight": .text, "reached": .text, "possible": .text,
        "counted": .word(states),
      ]),
    ]
  }

  private var vetoes: [String: OutcomeField] {
    let ids = names { $0.items.filter { $0.veto != nil }.map(\.path) + $0.vetoes.map(\.id) }
    return [
      "id": .name(ids), "title": .text, "rating": words(\.ratings), "basis": basis,
      "because": texts,
    ]
  }

  private var hazards: [String: OutcomeField] {
    let ids = names {
      $0.items.filter { $0.hazard != nil }.map(\.path) + $0.composites.map(\.id)
    }
    let own: [String: OutcomeField] = [
      "id": .name(ids), "title": .text, "section": .name(names { $0.sections.map(\.id) }),
      "grade": words(\.words.grade), "default_grade": words(\.words.grade),
      "remedy": words(\.words.remedy),
      "raised_by": .list(.name(names { $0.gradings.map(\.id) }), [:]),
      "of": .list(.name(names { $0.items.map(\.path) }), [:]), "occurrences": .number,
      "repeats": .number, "due": .date, "counted": texts, "basis": basis, "because": texts,
    ]
    return own.merging(controls) { own, _ in own }
  }

  private var measures: [String: OutcomeField] {
    let ids = names { $0.measures.map(\.id) }
    return [
      "id": .name(ids), "title": .text, "party": words(\.words.party), "points": .number,
      "fine": Self.money, "act": .name(names { $0.measures.compactMap(\.act) }),
      "absorbed_by": .name(ids), "due": .date, "decided_by": .text, "ends_when": .text,
      "basis": basis, "because": texts,
    ]
  }

  /// The columns of the tables of deadlines that are enumerations.
  private var controls: [String: OutcomeField] {
    var values: [String: [String]] = [:]
    for table in programs.compactMap({ $0.deadlines?.table.table }) {
      let rows = table.rows.map(\.outputs) + (table.otherwise.map { [$0] } ?? [])
      for (place, name) in table.outputs.enumerated() {
        values[name, default: []] += rows.flatMap { row -> [String] in
          guard row.indices.contains(place),
            case .enumeration(let type)? = row[place]?.type.unwrapped
          else { return [] }
          return type.values
        }
      }
    }
    return values.mapValues { .word(Self.eachOnce($0)) }
  }
}

// MARK: Kinds of fields

extension OutcomeFields {
  private static let money = OutcomeField.map(["least": .number, "most": .number])

  private var texts: OutcomeField { .list(.text, [:]) }

  private var basis: OutcomeField {
    let citations = names { program in
      let own = program.items.flatMap(\.basis) + program.composites.flatMap(\.basis)
      let rules =
        program.gradings.flatMap(\.basis) + program.vetoes.flatMap(\.basis)
        + program.measures.flatMap(\.basis)
      let tables = [program.deadlines?.table, program.rating] + program.proposals.map(\.table)
      let rows = tables.flatMap { $0?.rows.flatMap(\.basis) ?? [] }
      return (own + rules + rows).map(\.reference)
    }
    return .list(.name(citations), [:])
  }

  private func list(of fields: [String: OutcomeField]) -> OutcomeField {
    .list(fields["id"] ?? .text, fields)
  }

  private func byParty(_ field: OutcomeField) -> [String: OutcomeField] {
    let parties = names { $0.words.party?.values ?? [] }
    return Dictionary(uniqueKeysWithValues: parties.map { ($0, field) })
  }

  /// What gaps call the rules that they leave open: everything that a policy gives a name.
  private var rules: Set<String> {
    names { program in
      let tables = [program.rating, program.deadlines?.table] + program.proposals.map(\.table)
      return program.items.map(\.path) + program.composites.map(\.id)
        + program.gradings.map(\.id) + program.vetoes.map(\.id) + program.measures.map(\.id)
        + program.proposals.map(\.id) + program.decisions.map(\.name)
        + program.invariants.map(\.id) + (program.scoring?.adjustments.map(\.id) ?? [])
        + (tables + program.items.map(\.credit)).compactMap { $0?.table.name }
    }
  }

  /// What gaps call missing things: rules, facts, attributes, and what the stages find out.
  private var paths: Set<String> {
    let found = names { program in
      let attributes = program.items.flatMap(\.attributes).map(\.name)
      let owners = program.items.map(\.path) + program.composites.map(\.id)
      return program.records.flatMap { record in
        record.fields.map { "\(record.name).\($0.name)" }
      } + program.sections.map { "score.sections.\($0.id)" }
        + Self.eachOnce(attributes).flatMap { name in owners.map { "\($0).\(name)" } }
    }
    let stages = [
      "score.total", "score.low", "score.high", "rating", "history.due", "history.closed",
      "hazard.path", "hazard.section", "hazard.remedy", "key_periods",
    ]
    return rules.union(found).union(stages)
  }

  private func names(_ names: (Program) -> [String]) -> Set<String> {
    Set(programs.flatMap(names))
  }

  private func words(_ type: (Program) -> EnumerationType?) -> OutcomeField {
    .word(Self.eachOnce(programs.flatMap { type($0)?.values ?? [] }))
  }

  private static func eachOnce(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
