import FEEL
import Plumbline
import Testing

/// Mutated policies, inspections and cases end in a result or in words, never in a trap or a hang.
@Suite("Mutants", .serialized)
struct MutantTests {
  /// The mutants that change a file of the small policy.
  @Test("mutated policies end in a policy that can be applied, or in an error that can be read")
  func policies() throws {
    let sources = try EverythingPolicy.sources()
    let inspections = try EverythingPolicy.inspections()
    let donors = sources.map(\.bytes)
    var campaign = Campaign("policies", share: 0.25)
    try campaign.run { mutant in
      var mutator = Mutator(seed: Campaign.seed, mutant: mutant, donors: donors)
      var mutated = sources
      for _ in 0..<(mutant % 8 == 0 ? 2 : 1) {
        let place = mutator.choice(sources.count)
        mutated[place] = SourceFile(
          path: sources[place].path, bytes: mutator.mutated(mutated[place].bytes))
      }
      let compilation = Policy.compile(mutated)
      let complaints = SafeEnding.complaints(about: compilation)
      guard let policy = compilation.policy else { return complaints }
      return complaints
        + inspections.flatMap { SafeEnding.complaints(about: $0, under: policy) }
    }
  }

  @Test("mutated files of the shipped policy end in a policy, or in an error that can be read")
  func shippedPolicies() throws {
    let sources = try ShippedPolicy.sources()
    let inspections = try ShippedPolicy.inspections()
    let donors = sources.map(\.bytes)
    var campaign = Campaign("shipped policies", share: 0.004)
    try campaign.run { mutant in
      var mutator = Mutator(seed: Campaign.seed, mutant: mutant, donors: donors)
      var mutated = sources
      let place = mutator.choice(sources.count)
      mutated[place] = SourceFile(
        path: sources[place].path, bytes: mutator.mutated(sources[place].bytes))
      let compilation = Policy.compile(mutated)
      let complaints = SafeEnding.complaints(about: compilation)
      guard let policy = compilation.policy else { return complaints }
      let inspection = inspections[mutant % inspections.count]
      return complaints + SafeEnding.complaints(about: inspection, under: policy)
    }
  }

  @Test("mutated inspections end in an outcome or a problem for every record")
  func inspections() throws {
    let policy = try #require(try EverythingPolicy.policy())
    let files = try EverythingPolicy.inspections()
    let donors = files.map(\.bytes)
    var campaign = Campaign("inspections", share: 0.55)
    try campaign.run { mutant in
      var mutator = Mutator(seed: Campaign.seed, mutant: mutant, donors: donors)
      let file = files[mutant % files.count]
      let mutated = SourceFile(path: file.path, bytes: mutator.mutated(file.bytes))
      return SafeEnding.complaints(about: mutated, under: policy)
    }
  }

  @Test("mutated examples end in an outcome or a problem under the shipped policy")
  func shippedInspections() throws {
    let policy = try #require(Policy.compile(try ShippedPolicy.sources()).policy)
    let files = try ShippedPolicy.inspections()
    let donors = files.map(\.bytes)
    var campaign = Campaign("shipped inspections", share: 0.046)
    try campaign.run { mutant in
      var mutator = Mutator(seed: Campaign.seed, mutant: mutant, donors: donors)
      let file = files[mutant % files.count]
      let mutated = SourceFile(path: file.path, bytes: mutator.mutated(file.bytes))
      return SafeEnding.complaints(about: mutated, under: policy)
    }
  }

  @Test("mutated cases pass, fail or say what is wrong with them")
  func cases() throws {
    let policy = try #require(try EverythingPolicy.policy())
    let file = try EverythingPolicy.cases()
    var campaign = Campaign("cases", share: 0.15)
    try campaign.run { mutant in
      var mutator = Mutator(seed: Campaign.seed, mutant: mutant, donors: [file.bytes])
      let mutated = SourceFile(path: file.path, bytes: mutator.mutated(file.bytes))
      return SafeEnding.complaints(aboutCases: mutated, under: policy)
    }
  }
}
