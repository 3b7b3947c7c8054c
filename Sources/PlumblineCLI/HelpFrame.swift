import FEEL

/// Puts what the argument parser says, which is English, into Chinese.
///
/// Its texts are known to the letter; one that is not known stays as it is.
enum HelpFrame {
  /// Where the texts of a list of options begin.
  private static let labelWidth = 26
  /// The columns of a line of help.
  private static let lineWidth = 80

  private static let words: [(english: String, chinese: String)] = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "子命令："), ("Error: ", "错误："), ("Usage: ", "用法："), ("Help:  ", "说明："),
    ("Show the version.", "显示版本。"), ("Show help information.", "显示本帮助。"),
    ("Show subcommand help information.", "显示子命令的帮助。"),
    ("See 'plumbline help <subcommand>' for detailed help.", "各子命令的说明见 plumbline help <子命令>。"),
    ("<subcommand>", "<子命令>"), ("<subcommands>", "<子命令>"),
  ]

  /// Help as it is printed.
  static func text(_ english: String) -> String {
    guard Speech.language == .chinese else { return english }
    let frame = words.reduce(english) { $0.replacing($1.english, with: $1.chinese) }
    return aligned(frame)
  }

  /// A mistake in the usage as it is printed.
  static func error(_ english: String) -> String {
    guard Speech.language == .chinese else { return english }
    return values(arguments(words.reduce(english) { $0.replacing($1.english, with: $1.chinese) }))
      .replacing(/See '(.+?)' for more information\./) { "详见 \($0.1)。" }
  }

  private static func arguments(_ text: String) -> String {
    text
      .replacing(/Unknown option '(.+?)'/) { "没有选项 \($0.1)" }
      .replacing(/\. Did you mean '(.+?)'\?/) { "；是否指 \($0.1)？" }
      .replacing(/Unexpected argument '(.*?)'/) { "多余的参数“\($0.1)”" }
      .replacing(/\d+ unexpected arguments: '(.*)'/) {
        "多余的参数“\($0.1.replacing("', '", with: "”“"))”"
      }
      .replacing(/Missing expected argument '(.+?)'/) { "缺少 \($0.1)" }
  }

  private static func values(_ text: String) -> String {
    text
      .replacing(/Missing value for '(.+?)'/) { "\($0.1) 缺少值" }
      .replacing(/The value '(.*)' is invalid for '(.+?)'/) { "\($0.2) 的值不能是“\($0.1)”" }
      .replacing(/”: (--\S+ |日期)/) { "”：\($0.1)" }
      .replacing(/\. Please provide one of '(.*)'\./) { match in
        let choices = match.1.replacing(/', '|',? and '|',? or '/, with: "、")
        return "；可用的值：\(choices)"
      }
      .replacing(/The option '(.+?)' does not take any value, but '(.*)' was specified\./) {
        "选项 \($0.1) 不带值，却写了“\($0.2)”"
      }
      .replacing(/\n\s+or: (.+) in '(.+?)'/) { "；或者 \($0.2) 中的 \($0.1)" }
  }

  // MARK: Lists of options

  /// The texts of a list under one another; the parser takes a Chinese character for one column.
  private static func aligned(_ text: String) -> String {
    var lines: [String] = []
    let margin = String(repeating: " ", count: labelWidth)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(margin), let last = lines.popLast() {
        lines.append(last + " " + line.dropFirst(labelWidth))
      } else {
        lines.append(String(line))
      }
    }
    return lines.map(entry).joined(separator: "\n")
  }

  /// A line of a list with its label padded and its choices in Chinese; any other as it is.
  private static func entry(_ line: String) -> String {
    guard line.hasPrefix("  "), line.dropFirst(2).first != " ", line.count > labelWidth,
      line.prefix(labelWidth).last == " "
    else { return line }
    let label = line.prefix(labelWidth).reversed().drop { $0 == " " }.reversed()
    let text = line.dropFirst(labelWidth)
      .replacing(/\s?\(values: (.+?); default: (.+?)\)/) { "（可选：\($0.1)；默认：\($0.2)）" }
      .replacing(/\s?\(default: (.+?)\)/) { "（默认：\($0.1)）" }
    let start = DisplayWidth.padded(String(label), to: labelWidth - 1) + " "
    guard DisplayWidth.of(start + text) > lineWidth, let bracket = text.lastIndex(of: "（") else {
      return start + text
    }
    let margin = String(repeating: " ", count: labelWidth)
    return start + text[..<bracket] + "\n" + margin + text[bracket...]
  }
}
