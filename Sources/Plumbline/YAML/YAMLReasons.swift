import FEEL

/// What libyaml says of a file that it cannot read, in words that tell what to do.
enum YAMLReasons {
  /// The sentence for one of libyaml's problems; one that is not known is quoted.
  static func message(_ problem: String) -> Message {
    known[problem]
      ?? Message(problem, "此处不合 YAML 的写法（\(problem)）")
  }

  private static let known: [String: Message] = [
    "block sequence entries are not allowed in this context": Message(
      "no '- ' may stand here; look at the indentation", "此处不能有“- ”；请检查缩进"),
    "could not find expected ':'": Message(
      "a key before this has no ': ' after it, with a blank behind the colon",
      "这之前有一个键后面没有“: ”（冒号后要空一格）"),
    "did not find expected '-' indicator": Message(
      "'- ' is expected here, as before the other entries of the list; look at the indentation",
      "此处应像列表的其他各条那样以“- ”开头；请检查缩进"),
    "did not find expected ',' or ']'": Message(
      "',' or ']' is expected here", "此处应为“,”或“]”"),
    "did not find expected ',' or '}'": Message(
      "',' or '}' is expected here", "此处应为“,”或“}”"),
    "did not find expected <document start>": Message(
      "a file holds one document, which ends before this; look for '...', or a bracket too many",
      "一个文件只能有一份内容，而它在这之前已经结束；请检查有没有“...”或多余的括号"),
    "did not find expected comment or line break": Message(
      "after '>' or '|' nothing may stand on the line; put the text in quotes",
      "“>”“|”之后本行不能再有内容；请给文字加引号"),
    "did not find expected key": Message(
      "a key is expected here; look at the indentation, and at the quotes and brackets before it",
      "此处应为一个键；请检查缩进，以及前面的引号、括号"),
    "did not find expected node content": Message(
      "a value is expected here", "此处应有一个值"),
    "found a tab character that violates indentation": Message(
      "lines are indented with blanks, not tabs", "缩进须用空格，不能用制表符"),
    "found character that cannot start any token": Message(
      "a text may not begin with this character; put it in quotes",
      "文字不能以这个字符开头；请加引号"),
    "found unexpected document indicator": Message(
      "a quote before this is never closed", "这之前有一个引号没有配对"),
    "found unexpected end of stream": Message(
      "this quote is never closed", "这个引号没有配对"),
    "found unknown escape character": Message(
      "this may not follow '\\'; write '\\\\', or use single quotes",
      "“\\”之后不能是这个字符；请写“\\\\”，或改用单引号"),
    "mapping keys are not allowed in this context": Message(
      "no '? ' may stand here; put the text in quotes", "此处不能有“? ”；请给文字加引号"),
    "mapping values are not allowed in this context": Message(
      "no ': ' may stand here; look at the indentation, or put the text in quotes",
      "此处不能有“: ”；请检查缩进，或给文字加引号"),
  ]
}
