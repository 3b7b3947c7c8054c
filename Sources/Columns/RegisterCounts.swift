/// The kinds of registers of a frame, counted.
public struct RegisterCounts: Sendable {
  public var numbers = 0
  public var truths = 0
  /// Words of sets.
  public var setWords = 0

  public init() {}
}
