import FEEL
import Plumbline

let vocabulary = SourceFile(
  path: "rules/words.yaml",
  text: """
    ruleset: words
    enumerations:
      grade: {values: [minor, major], worst: major}
    facts:
      venue: {title: Venue, fields: {id: string}}
    deadlines:
      table: |
        | hazard.grade || due         |
        |--------------||-------------|
        | minor        || days(15)    |
        | major        || immediately |
    """)
let checklist = SourceFile(
  path: "checklists/shop.yaml",
  text: """
    checklist: shop
    title: Shop
    subject: venue
    sections:
      - section: fire
        title: Fire
        items:
          - {item: exits, ask: Are the exits free?, hazard: major}
    """)

let compilation = Policy.compile([vocabulary, checklist])
for diagnostic in compilation.diagnostics {
  print(diagnostic.severity, diagnostic.message.english)
}

let inspections = SourceFile(
  path: "inspections.json",
  text: """
    {"id": "1", "checklist": "shop", "date": "2026-05-12",
     "venue": {"id": "S-1"}, "answers": {"fire.exits": "fail"}}
    """)
for result in compilation.policy?.evaluate(inspections) ?? [] {
  switch result {
  case .outcome(let outcome):
    for hazard in outcome.hazards { print(hazard.id, hazard.grade.name, hazard.due?.text ?? "-") }
  case .rejected(_, let problems):
    for problem in problems { print(problem.path, problem.message.english) }
  }
}
