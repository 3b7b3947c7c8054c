import FEEL

/// What of YAML a policy may not use.
enum RefusedYAML {
  case alias, anchor, merge
}

/// What looks like a blank in front of a line and is none to YAML.
enum StrayBlank {
  case tab, fullWidth, noBreak

  /// The bytes of one.
  var length: Int {
    switch self {
    case .tab: 1
    case .noBreak: 2
    case .fullWidth: 3
    }
  }
}

/// Full-width quotes around a text, or a full-width bracket that only begins one.
struct FullWidthPair {
  /// The first character.
  let found: String
  /// What it stands for.
  let meant: String
  /// The text in straight quotes; null for a bracket, whose other half stands elsewhere.
  let mended: String?

  /// Null for other texts. Quotes count in lists, which hold words; elsewhere they may be a title's.
  init?(around text: String, isInList: Bool) {
    guard let first = text.first, "“‘【［｛".contains(first), let last = text.last, text.count > 1
    else { return nil }
    let inner = text.dropFirst().dropLast()
    switch (first, last) {
    case ("“", "”") where isInList && !inner.contains { "“”\"\\".contains($0) }:
      (found, meant, mended) = ("“", "\"", "\"\(inner)\"")
    case ("‘", "’") where isInList && !inner.contains { "‘’'".contains($0) }:
      (found, meant, mended) = ("‘", "'", "'\(inner)'")
    case ("【", _) where !text.contains("】"): (found, meant, mended) = ("【", "[", nil)
    case ("［", _) where !text.contains("］"): (found, meant, mended) = ("［", "[", nil)
    case ("｛", _) where !text.contains("｝"): (found, meant, mended) = ("｛", "{", nil)
    default: return nil
    }
  }
}

// What can be wrong with a file before anybody asks what it says.
extension Diagnostic {
  static func yamlRefused(_ text: String, kind: RefusedYAML, at span: SourceSpan) -> Diagnostic {
    let names: (String, String) =
      switch kind {
      case .alias: ("an alias", "别名")
      case .anchor: ("an anchor", "锚点")
      case .merge: ("a merge key", "合并键")
      }
    return Diagnostic(
      .yamlRefused, .error, at: span,
      Message(
        "'\(text)' is \(names.0) to YAML; a policy says what it means where it stands, or quotes it",
        "YAML 会把“\(text)”当作\(names.1)；政策须就地写明，或加引号"))
  }

  /// - Parameters:
  ///   - written: The tag, and the text behind it.
  ///   - isText: Whether a text stands behind it, rather than a list or a map.
  static func yamlTag(_ written: String, isText: Bool, at span: SourceSpan) -> Diagnostic {
    let whole = SourceSpan(file: span.file, start: span.start, end: span.start + written.utf8.count)
    let tag = written.prefix { !$0.isWhitespace }.prefix(20)
    guard isText else {
      return Diagnostic(
        .yamlRefused, .error, at: whole,
        Message("'\(tag)' is a tag to YAML; remove it", "YAML 会把“\(tag)”当作标签；请删去"))
    }
    // `!!str` is YAML's own; anything else may be the beginning of an expression.
    let behind = written.dropFirst(tag.count).drop { $0.isWhitespace }
    let meant = tag.hasPrefix("!!") ? String(behind) : written
    return Diagnostic(
      .yamlRefused, .error, at: whole,
      Message(
        "YAML takes '\(tag)' for a tag and drops it; put the text in quotes",
        "YAML 会把“\(tag)”当作标签丢掉；请加引号"),
      fix: Fix(Message("put it in quotes", "加上引号"), whole, with: singleQuoted(meant)))
  }

  static func yamlDuplicateKey(
    _ key: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .yamlDuplicateKey, .error, at: span,
      Message("'\(key.prefix(60))' stands twice in this map", "“\(key.prefix(60))”在此重复出现"),
      related: [.init(first, Message("the first is here", "第一次在这里"))])
  }

  static func yamlKeyNotScalar(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .yamlKeyNotScalar, .error, at: span,
      Message(
        "a key is a text; put an expression with brackets in quotes",
        "键须是文字；带括号的表达式请加引号"))
  }

  static func yamlSecondDocument(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .yamlSecondDocument, .error, at: span,
      Message("a file holds one document; remove '---'", "一个文件只能有一份内容；请去掉“---”"))
  }

  static func yamlEmpty(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.yamlEmpty, .error, at: span, Message("the file is empty", "文件是空的"))
  }

  static func yamlTooLarge(_ limit: Message, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .yamlTooLarge, .error, at: span,
      Message(
        "the file has more than \(limit.english); split it",
        "文件超过上限（\(limit.chinese)），请拆分"))
  }

  static func yamlNotUTF8(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .yamlNotUTF8, .error, at: span,
      Message("this is not UTF-8; save the file as UTF-8", "此处不是 UTF-8 编码；请把文件另存为 UTF-8"))
  }

  static func yamlControlCharacter(_ code: UInt32, at span: SourceSpan) -> Diagnostic {
    let digits = String(code, radix: 16, uppercase: true)
    let hex = String(repeating: "0", count: max(4 - digits.count, 0)) + digits
    return Diagnostic(
      .yamlControlCharacter, .error, at: span,
      code == 0
        ? .nulCharacter
        : Message("the character U+\(hex) may not stand in a file", "文件中不能有字符 U+\(hex)"),
      fix: code == 0x0D
        ? Fix(Message("end the line with a line feed", "改为换行符"), span, with: "\n")
        : Fix(Message("remove it", "删去"), span, with: ""))
  }

  /// - Parameter count: How many blanks stand for what is there.
  static func yamlIndentation(
    _ blank: StrayBlank, count: Int = 2, at span: SourceSpan
  ) -> Diagnostic {
    let message: Message =
      switch blank {
      case .tab: Message("lines are indented with blanks, not tabs", "缩进须用空格，不能用制表符")
      case .fullWidth:
        Message("lines are indented with ASCII blanks, not full-width ones", "缩进须用半角空格，不能用全角空格")
      case .noBreak:
        Message("lines are indented with ordinary blanks, not no-break ones", "缩进须用普通空格，不能用不换行空格")
      }
    return Diagnostic(
      .yamlIndentation, .error, at: span, message,
      fix: Fix(
        Message(
          count == 2 ? "replace with two blanks" : "replace with blanks: \(count)",
          count == 2 ? "改为两个空格" : "改为空格，共 \(count) 个"), span,
        with: String(repeating: " ", count: count)))
  }

  /// `title:　规则`, with a blank that YAML does not know behind the colon.
  static func yamlStrayBlank(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .yamlIndentation, .error, at: span,
      Message(
        "the blank after ':' must be an ordinary one, not a full-width or no-break one",
        "“:”之后须是普通的半角空格"),
      fix: Fix(Message("replace with an ordinary blank", "改为普通空格"), span, with: " "))
  }

  /// - Parameter fix: The edit where more than this character is to go.
  static func yamlFullWidth(
    _ found: String, _ meant: String, at span: SourceSpan, fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      .yamlFullWidth, .error, at: span,
      Message(
        "full-width '\(found)' stands for '\(meant)' here", "全角“\(found)”在此应写成半角“\(meant)”"),
      fix: fix ?? .replace(span, with: meant))
  }

  /// `“重大”` within a list, or `【` where a list begins.
  static func yamlFullWidthPair(_ pair: FullWidthPair, at span: SourceSpan) -> Diagnostic {
    guard let mended = pair.mended else {
      let first = SourceSpan(file: span.file, start: span.start, end: span.start + 3)
      return yamlFullWidth(pair.found, pair.meant, at: first)
    }
    return yamlFullWidth(
      pair.found, pair.meant, at: span,
      fix: Fix(Message("write \(mended)", "写成 \(mended)"), span, with: mended))
  }

  /// - Parameter quoted: What is written instead; null where quotes alone do not mend it.
  static func yamlNeedsQuotes(_ text: String, quoted: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .yamlNeedsQuotes, .error, at: span,
      Message(
        "YAML gives '\(text.prefix(40))' a meaning of its own; put it in quotes",
        "YAML 对“\(text.prefix(40))”另有解释；请加引号"),
      fix: quoted.map {
        Fix(Message("write \($0.prefix(60))", "写成 \($0.prefix(60))"), span, with: $0)
      })
  }

  /// `a # and b` is `a` to YAML.
  static func yamlCutOff(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .yamlNeedsQuotes, .error, at: span,
      Message(
        "YAML ends the expression here; put all of it in quotes, or two blanks before a remark",
        "YAML 在此截断了表达式；请给整个表达式加引号；若是说明，前面空两格"))
  }

  /// `房间门 #1 是否能打开` is `房间门` to YAML.
  ///
  /// - Parameters:
  ///   - text: What is left of the text.
  ///   - comment: What YAML has cut off.
  ///   - span: Where the text stands.
  static func yamlTextCutOff(
    _ text: String, _ comment: Node.Comment, from span: SourceSpan
  ) -> Diagnostic {
    let all = SourceSpan(file: span.file, start: span.start, end: comment.span.end)
    return Diagnostic(
      .yamlNeedsQuotes, .warning, at: comment.span,
      Message(
        "YAML ends the text before '#'; put all of it in quotes, or two blanks before a remark",
        "YAML 在“#”之前截断了文字；请给整段文字加引号；若是说明，前面空两格"),
      fix: Fix(
        Message("put all of it in quotes", "给整段文字加引号"), all,
        with: singleQuoted("\(text) \(comment.text)")))
  }

  /// A remark in the middle of `{…}` or `[…]` takes the rest of the line with it.
  static func yamlCutOffInBrackets(_ bracket: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .yamlNeedsQuotes, .error, at: span,
      Message(
        "YAML ends the line here, inside '\(bracket)'; put the text in quotes, or a remark behind the last bracket",
        "YAML 在此截断了这一行，而“\(bracket)”还没有配对；请给文字加引号，或把说明移到最后的括号之后"))
  }

  static func yamlQuotesEaten(
    _ name: String, related: [Related], at span: SourceSpan
  ) -> Diagnostic {
    let quoted = "'\"\(name)\"'"
    return Diagnostic(
      .nameUnknown, .error, at: span,
      Message(
        "nothing is called '\(name)' here; if a text is meant, YAML has taken its quotes: \(quoted)",
        "此处没有“\(name)”；若是文字，它的引号已被 YAML 去掉，请写 \(quoted)"),
      related: related, fix: Fix(Message("write \(quoted)", "写成 \(quoted)"), span, with: quoted))
  }

  /// - Parameter end: Where libyaml gave up, for what is told at the place where it began.
  static func yamlSyntax(
    _ problem: String, at span: SourceSpan, end: SourceSpan? = nil
  ) -> Diagnostic {
    let reason = YAMLReasons.message(problem)
    return Diagnostic(
      .yamlSyntax, .error, at: span,
      Message(
        "the file cannot be read as YAML from here: \(reason.english)",
        "从这里起无法按 YAML 读取：\(reason.chinese)"),
      related: end.map { [.init($0, Message("noticed here", "到这里才发现"))] } ?? [])
  }

  /// A `{` or `[` that is not closed where its line ends.
  static func yamlUnclosed(_ bracket: String, at span: SourceSpan, end: SourceSpan) -> Diagnostic {
    let close = bracket == "{" ? "}" : "]"
    return Diagnostic(
      .yamlSyntax, .error, at: span,
      Message(
        "this '\(bracket)' has no '\(close)', or a ',' is missing after it",
        "这个“\(bracket)”没有配上“\(close)”，或其后少了“,”"),
      related: [.init(end, Message("noticed here", "到这里才发现"))])
  }

  /// `weight:3` is one text to YAML.
  static func yamlColonWithoutBlank(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .yamlSyntax, .error, at: span,
      Message("a blank is missing after ':'", "“:”之后要空一格"), fix: .replace(span, with: ": "))
  }
}

extension Message {
  /// A character that no text has, in a file of whatever format.
  static let nulCharacter = Message(
    "a NUL character (U+0000) stands here: the file is damaged, or is not UTF-8",
    "此处有空字符（U+0000），文件已损坏或不是 UTF-8 编码")
}
