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

  /// The arguments without `--lang`, which so may stand anywhere, before a verb and after `help`.
  ///
  /// One that names no language is left for the parser to complain of.
  static let otherArguments: [String] = {
    var others: [String] = []
    var rest = CommandLine.arguments.dropFirst()
    while let argument = rest.popFirst() {
      if argument == "--" { return others + [argument] + rest }
      if argument == "--lang", let value = rest.first, Language(rawValue: value) != nil {
        rest.removeFirst()
      } else if Language(rawValue: String(argument.dropFirst("--lang=".count))) == nil
        || !argument.hasPrefix("--lang=")
      {
        others.append(argument)
      }
    }
    return others
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

/// The help of an argument, with what stands for its value in the two languages.
func help(
  _ english: String, _ chinese: String, value: (english: String, chinese: String)? = nil
) -> ArgumentHelp {
  ArgumentHelp(stringLiteral: spoken(english, chinese))
    .naming(value.map { spoken($0.english, $0.chinese) })
}

extension ArgumentHelp {
  fileprivate func naming(_ value: String?) -> ArgumentHelp {
    var help = self
    help.valueName = value
    return help
  }
}
