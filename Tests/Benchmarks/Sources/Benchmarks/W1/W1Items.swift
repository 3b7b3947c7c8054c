/// What the generator and the converter need to know of the workload's checklist.
enum W1Items {
  static let sections = (1...6).map { "g\($0)" }

  /// All sixty, in checklist order.
  static let paths = sections.flatMap { section in (1...10).map { "\(section).i\($0)" } }

  /// The items whose fail is a veto.
  static let vetoing: Set = [
    "g1.i1", "g1.i2", "g1.i7", "g2.i6", "g3.i4", "g5.i8", "g6.i1", "g6.i4",
  ]
}
