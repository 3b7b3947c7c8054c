import ArgumentParser
import FEEL
import PlumblineTools

/// `plumbline init`: a small working policy to start from.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a small working policy: one checklist, one file of rules, three cases.",
    discussion: """
      Nothing that exists is changed.

        plumbline init my-policy
        cd my-policy
        plumbline check
        plumbline test
        plumbline evaluate examples/script_game.json
      """)

  @Argument(help: "The folder to write into.")
  var folder = "."

  @OptionGroup var language: LanguageOption

  func run() throws {
    do {
      try StarterPolicy.write(to: folder)
    } catch {
      print(to: .standardError, "plumbline: " + error.message.text(in: language.language))
      try ExitStatus.notAsked.end()
      return
    }
    for file in StarterPolicy.files { print(to: .standardOutput, "\(folder)/\(file.path)") }
    let next = Message(
      "next: plumbline check --policy \(folder)", "下一步：plumbline check --policy \(folder)")
    print(to: .standardOutput, next.text(in: language.language))
  }
}
