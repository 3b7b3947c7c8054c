@testable import PolicyAgreement

// Policies that several tests look at.
extension SoundPolicy {
  /// So many policies are made once and kept for all tests of a run.
  static let keptCount = AgreementRun.number("PLUMBLINE_POLICIES") ?? 25

  private static let kept: [Result<SoundPolicy, Refusal>] = (0..<keptCount).map { fresh($0) }

  /// The policy of the run's seed and a number.
  static func made(_ number: Int) -> Result<SoundPolicy, Refusal> {
    number < keptCount ? kept[number] : fresh(number)
  }

  private static func fresh(_ number: Int) -> Result<SoundPolicy, Refusal> {
    Result { () throws(Refusal) in
      try SoundPolicy(seed: AgreementRun.seed &+ UInt64(number))
    }
  }
}
