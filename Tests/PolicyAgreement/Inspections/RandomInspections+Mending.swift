import FEEL
import Plumbline
import RandomFEEL

// Inspections that are answered as their policy asks.
extension RandomInspections {
  /// What one answer changes may change what the next item asks; so often it is looked at again.
  private static let mostRounds = 3

  /// The inspection with answers to all items that apply, and to no others.
  ///
  /// Evaluation says which they are: it names an item that lacks its answer, and one that has an
  /// answer although it does not apply.
  mutating func mended(
    _ inspection: RandomInspection, _ program: Program, _ profile: Profile
  ) -> RandomInspection {
    var inspection = inspection
    for _ in 0..<Self.mostRounds {
      let named = named(in: inspection)
      let wrong = program.items.filter { named.contains($0.path) }
      guard !wrong.isEmpty, let answers = inspection.shape["answers"] else { break }
      var right = answers
      for item in wrong {
        if answers[item.path] != nil {
          right = right.without(item.path)
        } else if let answer = answer(to: item, mayFail: true, profile) {
          right = right.setting(item.path, to: answer)
        }
      }
      inspection.shape = inspection.shape.setting("answers", to: right)
    }
    return inspection
  }

  /// The paths that the gaps and problems of an inspection name.
  private func named(in inspection: RandomInspection) -> Set<String> {
    let file = SourceFile(path: "inspection.ndjson", bytes: inspection.line)
    let paths = policy.evaluate(file).flatMap { result in
      switch result {
      case .outcome(let outcome): outcome.gaps.map(\.path) + outcome.problems.map(\.path)
      case .rejected(_, let problems): problems.map(\.path)
      }
    }
    return Set(paths.map { $0.replacing("$.answers['", with: "").replacing("']", with: "") })
  }
}
