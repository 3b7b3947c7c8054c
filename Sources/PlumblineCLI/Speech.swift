import ArgumentParser
import FEEL
import FoundationEssentials

/// The language in which the command speaks.
///
/// It is settled before the arguments are parsed, since help is printed in it too.
enum Speech {
  /// What `--lang` says; null where nothing is said.
  static let asked: Language? = {
    let arguments = CommandLine.arguments
    if let place = arguments.firstIndex(of: "--lang"), place + 1 < arguments.count {
      return Language(rawValue: arguments[place + 1])
    }
    return arguments.first { $0.hasPrefix("--lang=") }
      .flatMap { Language(rawValue: String($0.dropFirst("--lang=".count))) }
  }()

  /// The language of messages: that asked for, else that of the locale.
  static let language: Language = {
    if let asked { return asked }
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.hasPrefix("zh") == true ? .chinese : .english
  }()
}

/// The one of two texts that is in the language of messages.
func spoken(_ english: String, _ chinese: String) -> String {
  Message(english, chinese).text(in: Speech.language)
}

/// The help of an argument, with what stands for its value.
func help(_ english: String, _ chinese: String, value: String? = nil) -> ArgumentHelp {
  ArgumentHelp(stringLiteral: spoken(english, chinese)).naming(value)
}

extension ArgumentHelp {
  fileprivate func naming(_ value: String?) -> ArgumentHelp {
    var help = self
    help.valueName = value
    return help
  }
}

/// Puts the frame of help and usage, which the argument parser has in English, into Chinese.
enum HelpFrame {
  private static let words: [(english: String, chinese: String)] = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："),
    ("SUBCOMMANDS:", "子命令："), ("Error: ", "错误："), ("Usage: ", "用法："), ("Help:  ", "说明："),
    ("Show the version.", "显示版本。"), ("Show help information.", "显示本帮助。"),
    ("(values: ", "(可选："), ("default: ", "默认："),
    ("See 'plumbline help <subcommand>' for detailed help.", "各子命令的说明见 plumbline help <子命令>。"),
    ("for more information.", "。"), ("  See '", "  详见 '"),
  ]

  static func text(_ english: String) -> String {
    guard Speech.language == .chinese else { return english }
    return words.reduce(english) { $0.replacing($1.english, with: $1.chinese) }
  }
}
