import FEEL

var diagnostics = Diagnostics()

// The standard's way: names with blanks, and null where there is no result.
let loan: [String: Value] = ["Loan Amount": .number(100_000), "rate": .number(5)]
let interest = Expression.parse(
  "Loan Amount * rate / 100 / 12", names: loan.keys, into: &diagnostics)
print(interest?.value(loan).feelText ?? "unreadable")

// A null knows why it is one.
let odd = Expression.parse("1 + \"a\"", into: &diagnostics)?.value()
for cause in odd?.absence?.causes ?? [] { print(cause.message.english) }

// The strict way: types are known, mistakes are told before anything is evaluated.
let source = SourceFile(path: "rule", text: "romms > 3 and opened > 2020")
_ = Expression.check(
  "romms > 3 and opened > 2020", variables: ["rooms": .integer, "opened": .date],
  into: &diagnostics)
let renderer = DiagnosticRenderer(sources: [source], language: .english)
for diagnostic in diagnostics.sorted() { print(renderer.text(diagnostic)) }

// A decision table.
var mistakes = Diagnostics()
let table = TextTable.parse(
  .unique, inputs: ["age", "member"], outputs: [.init()],
  rules: [
    .init(["< 18", "-"], ["0"]), .init([">= 18", "true"], ["10"]),
    .init([">= 18", "false"], ["20"]),
  ], names: ["age", "member"], into: &mistakes)
print(table?.value(["age": .number(30), "member": .boolean(true)]).feelText ?? "unreadable")
