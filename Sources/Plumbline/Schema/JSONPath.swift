/// Steps of a JSON path.
enum JSONPath {
  /// From an object or an array to what stands in it.
  enum Step {
    case member(String)
    case element(Int)
  }

  static let root = "$"

  /// The path that steps from the root make.
  static func path(_ steps: [Step]) -> String {
    steps.reduce(root) { path, step in
      switch step {
      case .member(let key): member(path, key)
      case .element(let place): "\(path)[\(place)]"
      }
    }
  }

  /// The path of a member: `.key`, or `['key']` where the key is no simple name.
  static func member(_ path: String, _ key: String) -> String {
    let isSimple =
      !key.isEmpty
      && key.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F
          || (0x61...0x7A).contains(byte)
      }
    if isSimple { return "\(path).\(key)" }
    guard key.utf8.contains(where: { $0 == 0x5C || $0 == 0x27 }) else { return "\(path)['\(key)']" }
    let escaped = key.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    return "\(path)['\(escaped)']"
  }
}
