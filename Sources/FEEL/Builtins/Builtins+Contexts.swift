// Contexts: entries read, set and merged. Keys keep their order.
extension Builtins {
  static let contexts: [Builtin] = [
    Builtin(
      "context merge",
      .init([.init("contexts", .list(.anyContext))], returns: .any, body: contextMerge)),
    Builtin(
      "context put",
      .init([context, .init("key", .string), newValue], returns: .any, body: contextPut),
      .init(
        [context, .init("keys", .list(.string)), newValue], returns: .any, body: contextPut)),
    Builtin(
      "get entries", .init([.init("m", .anyContext)], returns: .list(entry), body: getEntries)),
    Builtin(
      "get value",
      .init([.init("m", .anyContext), .init("key", .string)], returns: .any, body: getValue)),
  ]

  private static let context = Builtin.Parameter("context", .anyContext)
  private static let newValue = Builtin.Parameter("value", .any, takesNull: true)
  private static let entry = StaticType.record(
    RecordType("entry", [.init("key", .string), .init("value", .any)]))

  // MARK: Bodies

  private static func getValue(_ arguments: [Value]) -> Value {
    guard let context = arguments.context(0), let key = arguments.string(1) else { return .none }
    return context[key] ?? .none
  }

  private static func getEntries(_ arguments: [Value]) -> Value {
    guard let context = arguments.context(0) else { return .none }
    return .list(
      zip(context.keys, context.values).map { key, value in
        .context(Context([("key", .string(key)), ("value", value)]))
      })
  }

  /// Sets the entry at a key or at the end of a path of keys; only the last may be new.
  private static func contextPut(_ arguments: [Value]) -> Value {
    guard let context = arguments.context(0), arguments.count > 2 else { return .none }
    var path: [String] = []
    for key in arguments.list(1) {
      guard case .string(let key) = key else { return .none }
      path.append(key)
    }
    guard let last = path.last else { return .none }
    var steps = [context]
    for key in path.dropLast() {
      guard case .context(let inner) = steps[steps.count - 1][key] else { return .none }
      steps.append(inner)
    }
    var (value, key) = (arguments[2], last)
    for (place, step) in steps.enumerated().reversed() {
      var changed = step
      changed[key] = value
      guard changed.keys.count <= mostEntries else { return .none }
      value = .context(changed)
      if place > 0 { key = path[place - 1] }
    }
    return value
  }

  /// Later entries replace earlier ones whole, contexts inside them too.
  private static func contextMerge(_ arguments: [Value]) -> Value {
    var merged = Context()
    for element in arguments.list(0) {
      guard case .context(let context) = element else { return .none }
      for (key, value) in zip(context.keys, context.values) { merged[key] = value }
      guard merged.keys.count <= mostEntries else { return .none }
    }
    return .context(merged)
  }
}
