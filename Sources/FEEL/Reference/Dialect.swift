/// Whose rules hold where FEEL's own and a policy's differ.
public enum Dialect: Sendable, Hashable {
  /// What is missing leaves a comparison, a condition or a table undecided (`docs/language.md`).
  case policy
  /// As the standard has it: `null = null` is true, `x = null` false, and a condition that is null
  /// is as good as false.
  case standard

  /// Where ids of zones are looked up: policies know none, so that nothing depends on the machine.
  var zones: ZoneDatabase? { self == .standard ? .system : nil }
}
