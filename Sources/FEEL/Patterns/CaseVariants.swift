/// Characters that differ in case alone: their upper or their lower case is the same.
enum CaseVariants {
  /// The characters of every class that has several, by each of them.
  private static let classes: [Unicode.Scalar: [Unicode.Scalar]] = {
    // No character beyond has a case in Unicode 16.
    let scalars = (0...0x1_E943).lazy.compactMap { Unicode.Scalar(UInt32($0)) }
      .filter(\.properties.changesWhenCaseMapped)
    var byCase: [String: [Unicode.Scalar]] = [:]
    for scalar in scalars {
      for key in Set([scalar.properties.uppercaseMapping, scalar.properties.lowercaseMapping]) {
        byCase[key, default: []].append(scalar)
      }
    }
    var classes: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for scalar in scalars {
      let keys = [scalar.properties.uppercaseMapping, scalar.properties.lowercaseMapping]
      classes[scalar] = Array(Set(keys.flatMap { byCase[$0] ?? [] }))
    }
    return classes
  }()

  /// Returns a character with all its variants, in no order.
  static func of(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    classes[scalar] ?? [scalar]
  }

  /// Whether two characters differ in case at most.
  static func areEqual(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    a == b || a.properties.lowercaseMapping == b.properties.lowercaseMapping
      || a.properties.uppercaseMapping == b.properties.uppercaseMapping
  }
}
