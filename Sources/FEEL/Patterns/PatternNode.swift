/// A pattern as written.
indirect enum PatternNode {
  case scalar(Unicode.Scalar)
  /// `.`
  case any
  case set(ScalarSet)
  /// `^` and `$`
  case start, end
  case sequence([PatternNode])
  case choice([PatternNode])
  /// The number counts opening parentheses, from 1; null for one that captures nothing.
  case group(PatternNode, number: Int?)
  /// No most: as often as it goes.
  case repetition(PatternNode, least: Int, most: Int?, isLazy: Bool)
  case backReference(Int)
}
