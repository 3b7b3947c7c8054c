/// What an expression can name, at the place where it stands.
public struct Scope: Sendable {
  /// What a name means.
  public indirect enum Binding: Sendable {
    /// A value that the evaluator finds in a slot.
    case variable(slot: Int, StaticType)
    /// A value that is known already.
    case constant(Value, StaticType)
    /// A name that only leads to others: a section, whose members are items.
    case namespace([String: Binding])
    /// A name that exists but has no value here; the sentence says why.
    case unavailable(Message)
  }

  /// The names, each with its meaning.
  public var names: [String: Binding]
  /// The words of enumerations, and the enumerations that have them, in order of declaration.
  public var words: [String: [EnumerationType]]
  /// The functions beyond the built-ins; they win over a built-in of the same name.
  public var functions: [String: Builtin]

  /// A scope; without arguments there are only the built-ins.
  /// What every value of a variable's member passes, by slot and name, where that is declared.
  public var domains: [Int: [String: CheckedTests]] = [:]

  public init(
    names: [String: Binding] = [:], words: [String: [EnumerationType]] = [:],
    functions: [String: Builtin] = [:]
  ) {
    self.names = names
    self.words = words
    self.functions = functions
  }

  /// Returns the function of a name; null if there is none.
  func function(_ name: String) -> Builtin? {
    functions[name] ?? Builtins.all[name]
  }
}
