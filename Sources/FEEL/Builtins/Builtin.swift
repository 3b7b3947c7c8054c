/// A function that expressions can call by name.
public struct Builtin: Sendable {
  /// One parameter of a signature.
  public struct Parameter: Sendable {
    public let name: String
    public let type: StaticType
    /// Whether the argument may be left out; only at the end of a list.
    public let isOptional: Bool
    /// Whether null is a value like others here; otherwise a null argument makes the result null.
    public let takesNull: Bool

    /// A parameter that must be given and must not be null, unless it says otherwise.
    public init(_ name: String, _ type: StaticType, optional: Bool = false, takesNull: Bool = false)
    {
      self.name = name
      self.type = type
      isOptional = optional
      self.takesNull = takesNull
    }
  }

  /// One way to call a function.
  public struct Signature: Sendable {
    public let parameters: [Parameter]
    /// Whether the last parameter takes any number of arguments, at least one; then only
    /// positional calls are possible and the arguments arrive as one list in its place. The
    /// parameter's type is that of this list; nulls among the arguments arrive in it.
    public let isVariadic: Bool
    /// The result's type, given the arguments' (unwrapped, in the order of the parameters).
    public let result: @Sendable ([StaticType]) -> StaticType
    /// The result. Arguments are of the parameters' types, left-out ones null at the end;
    /// null without a cause is given its cause by the caller.
    let body: @Sendable ([Value], inout Work) -> Value

    /// A signature whose type of result depends on the arguments'.
    public init(
      _ parameters: [Parameter], variadic: Bool = false,
      result: @escaping @Sendable ([StaticType]) -> StaticType,
      body: @escaping @Sendable ([Value]) -> Value
    ) {
      self.init(parameters, variadic: variadic, result: result) { values, _ in body(values) }
    }

    /// A signature whose body compares values, at a cost that its arguments do not show.
    init(
      _ parameters: [Parameter], variadic: Bool = false,
      result: @escaping @Sendable ([StaticType]) -> StaticType,
      comparing: @escaping @Sendable ([Value], inout Work) -> Value
    ) {
      self.parameters = parameters
      isVariadic = variadic
      self.result = result
      body = comparing
    }

    init(
      _ parameters: [Parameter], variadic: Bool = false, returns type: StaticType,
      comparing: @escaping @Sendable ([Value], inout Work) -> Value
    ) {
      self.init(parameters, variadic: variadic, result: { _ in type }, comparing: comparing)
    }

    /// A signature with one type of result.
    public init(
      _ parameters: [Parameter], variadic: Bool = false, returns type: StaticType,
      body: @escaping @Sendable ([Value]) -> Value
    ) {
      self.init(parameters, variadic: variadic, result: { _ in type }, body: body)
    }
  }

  /// The name in expressions, blanks included: `list contains`.
  public let name: String
  /// Tried in order; the first that the arguments fit is called.
  public let signatures: [Signature]

  /// A function with these ways to call it, in the order in which they are tried.
  public init(_ name: String, _ signatures: Signature...) {
    self.init(name, signatures)
  }

  /// A function with these ways to call it, in the order in which they are tried.
  public init(_ name: String, _ signatures: [Signature]) {
    self.name = name
    self.signatures = signatures
  }
}
