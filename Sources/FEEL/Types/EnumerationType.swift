/// An enumeration that a policy declares: names in an order that may mean something.
public struct EnumerationType: Sendable, Hashable {
  /// Words are handed around a great deal, and each holds its type: so that is one reference.
  private final class Content: Sendable {
    let name: String
    let values: [String]
    let titles: [String]
    let isOrdered: Bool
    let worstIsLast: Bool?
    let declared: SourceSpan?
    /// The places of the values.
    let places: [String: Int]

    init(
      _ name: String, _ values: [String], _ titles: [String], isOrdered: Bool, worstIsLast: Bool?,
      declared: SourceSpan?
    ) {
      self.name = name
      self.values = values
      self.titles = titles
      self.isOrdered = isOrdered
      self.worstIsLast = worstIsLast
      self.declared = declared
      places = Dictionary(values.enumerated().map { ($1, $0) }) { first, _ in first }
    }
  }

  private let content: Content

  /// The name by which messages call it; unique in a policy.
  public var name: String { content.name }
  /// The values, ascending where `isOrdered`.
  public var values: [String] { content.values }
  /// What people see, one for each value.
  public var titles: [String] { content.titles }
  /// Whether `<` and `>` mean something.
  public var isOrdered: Bool { content.isOrdered }
  /// Whether the worst value is the last one; null without a worst.
  public var worstIsLast: Bool? { content.worstIsLast }
  /// Where the policy declares it; null for what the language brings.
  public var declared: SourceSpan? { content.declared }

  /// An enumeration whose values are their own titles, unless it says otherwise.
  public init(
    name: String, values: [String], titles: [String]? = nil, isOrdered: Bool = false,
    worstIsLast: Bool? = nil, declared: SourceSpan? = nil
  ) {
    content = Content(
      name, values, titles ?? values, isOrdered: isOrdered, worstIsLast: worstIsLast,
      declared: declared)
  }

  /// Whether both have one name, which is unique in a policy.
  public static func == (left: EnumerationType, right: EnumerationType) -> Bool {
    left.content === right.content || left.name == right.name
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// Returns the word of this name; null if there is none.
  public func word(_ name: String) -> EnumerationWord? {
    content.places[name].map { EnumerationWord(type: self, index: $0) }
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
