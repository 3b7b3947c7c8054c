/// What became of one inspection.
public enum InspectionResult: Sendable {
  case outcome(Outcome)
  /// There is no outcome; the header is what could be read of the inspection.
  case rejected(InspectionHeader, [Problem])
}
