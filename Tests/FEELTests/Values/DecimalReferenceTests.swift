import Testing

@testable import FEEL

@Suite struct DecimalReferenceTests {
  /// Splits `left = right` lines into the words before the sign and the word after it.
  private static func cases(_ table: String) -> [(words: [String], result: String)] {
    table.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return (Array(words.prefix { $0 != "=" }), words.last ?? "")
    }
  }

  @Test("sums, differences, products and quotients agree with another implementation")
  func arithmetic() throws {
    let cases = Self.cases(DecimalReference.arithmetic)
    #expect(cases.count > 90)
    for (words, expected) in cases {
      let left = try #require(Decimal(words[0]), "\(words)")
      let right = try #require(Decimal(words[2]), "\(words)")
      let result =
        switch words[1] {
        case "+": left.adding(right)
        case "-": left.subtracting(right)
        case "*": left.multiplied(by: right)
        default: left.divided(by: right)
        }
      #expect(result == Decimal(expected), "\(words) = \(expected)")
    }
  }

  @Test("roots, powers, exponentials and logarithms are correct to the last digit")
  func functions() throws {
    let cases = Self.cases(DecimalReference.functions)
    #expect(cases.count > 60)
    for (words, expected) in cases {
      let result: Decimal?
      if words.count == 3 {
        let base = try #require(Decimal(words[0]))
        result = try base.raised(to: #require(Decimal(words[2])))
      } else {
        let value = try #require(Decimal(words[1]))
        result =
          switch words[0] {
          case "ln": value.naturalLogarithm()
          case "exp": value.exponential()
          default: value.squareRoot()
          }
      }
      let wanted = expected.hasPrefix("0E") ? Decimal.zero : Decimal(expected)
      #expect(result == wanted, "\(words) = \(expected)")
    }
  }
}
