/// An enumeration that a policy declares: names in an order that may mean something.
public struct EnumerationType: Sendable, Hashable {
  /// The name by which messages call it; unique in a policy.
  public let name: String
  /// The values, ascending where `isOrdered`.
  public let values: [String]
  /// What people see, one for each value.
  public let titles: [String]
  /// Whether `<` and `>` mean something.
  public let isOrdered: Bool
  /// Whether the worst value is the last one; null without a worst.
  public let worstIsLast: Bool?
  /// Where the policy declares it; null for what the language brings.
  public let declared: SourceSpan?

  /// An enumeration whose values are their own titles, unless it says otherwise.
  public init(
    name: String, values: [String], titles: [String]? = nil, isOrdered: Bool = false,
    worstIsLast: Bool? = nil, declared: SourceSpan? = nil
  ) {
    self.name = name
    self.values = values
    self.titles = titles ?? values
    self.isOrdered = isOrdered
    self.worstIsLast = worstIsLast
    self.declared = declared
  }

  /// Whether both have one name, which is unique in a policy.
  public static func == (left: EnumerationType, right: EnumerationType) -> Bool {
    left.name == right.name
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// Returns the word of this name; null if there is none.
  public func word(_ name: String) -> EnumerationWord? {
    values.firstIndex(of: name).map { EnumerationWord(type: self, index: $0) }
  }

  /// Returns the value that a text which is none was most likely meant to be: the one with this
  /// title, or the nearest in spelling; null if none is near.
  public func nearestValue(to text: String) -> String? {
    titles.firstIndex(of: text).map { values[$0] }
      ?? NearestName.nearest(to: text, among: values)
  }
}

/// One value of an enumeration.
public struct EnumerationWord: Sendable, Hashable {
  public let type: EnumerationType
  /// Its place among the values, from 0; always inside.
  public let index: Int

  init(type: EnumerationType, index: Int) {
    self.type = type
    self.index = index
  }

  /// The name by which rules write it.
  public var name: String { type.values[index] }
  /// What people see.
  public var title: String { type.titles[index] }

  /// How bad it is: the larger, the worse; null for an enumeration without a worst value.
  public var severity: Int? {
    type.worstIsLast.map { $0 ? index : -index }
  }

  /// Whether it is as bad as another word or worse; false where the enumeration has no worst value.
  public func isAtLeastAsBad(as other: EnumerationWord) -> Bool {
    guard let severity, let otherSeverity = other.severity else { return false }
    return severity >= otherSeverity
  }
}
