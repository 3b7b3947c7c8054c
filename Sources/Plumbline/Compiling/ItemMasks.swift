import FEEL

/// The items that have something in common, known when the checklist is compiled.
///
/// A stage asks for the failed ones among them by one AND, and looks at no other item.
struct ItemMasks: Sendable {
  let informational: PlaceSet
  /// Those that are a hazard when they fail.
  let hazards: PlaceSet
  /// Those that veto by themselves when they fail.
  let vetoes: PlaceSet
  /// Those that want evidence of a fail.
  let evidence: PlaceSet
  /// By the place of the section.
  let sections: [PlaceSet]
  /// By the place of the tag.
  let tagged: [PlaceSet]

  /// - Parameters:
  ///   - count: How many sections there are.
  ///   - tags: How many tags.
  init(_ items: [ItemProgram], sections count: Int, tags: Int) {
    informational = PlaceSet(of: items) { $0.isInformational }
    hazards = PlaceSet(of: items) { $0.hazard != nil }
    vetoes = PlaceSet(of: items) { $0.veto != nil }
    evidence = PlaceSet(of: items) { !$0.evidenceOnFail.isEmpty }
    var sections = Array(repeating: PlaceSet(count: items.count), count: count)
    for place in items.indices { sections[items[place].section].insert(place) }
    self.sections = sections
    var tagged = Array(repeating: PlaceSet(count: items.count), count: tags)
    for place in items.indices {
      for tag in items[place].tags { tagged[tag.index].insert(place) }
    }
    self.tagged = tagged
  }
}
