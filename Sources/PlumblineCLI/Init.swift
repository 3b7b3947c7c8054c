import ArgumentParser
import FEEL
import PlumblineTools

/// `plumbline init`: a small working policy to start from.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: spoken(
      "Write a small working policy: one checklist, one file of rules, three cases.",
      "新建一个可用的小政策：一张检查表、一个规则文件、三个用例。"),
    discussion: spoken(
      """
      Nothing that exists is changed.

        plumbline init my-policy
        cd my-policy
        plumbline check
        plumbline test
        plumbline evaluate examples/script_game.json

      Exit codes: 0 written, 2 one of the files is there already, or cannot be written.
      """,
      """
      不改动任何已有的文件。

        plumbline init my-policy
        cd my-policy
        plumbline check
        plumbline test
        plumbline evaluate examples/script_game.json

      退出码：0 已写好，2 某个文件已经存在或无法写入。
      """))

  @Argument(help: help("The folder to write into.", "写入哪个文件夹。", value: ("folder", "文件夹")))
  var folder = "."

  @OptionGroup var language: LanguageOption

  func run() throws {
    try finish { _ in
      try StarterPolicy.write(to: folder)
      for file in StarterPolicy.files { try say("\(folder)/\(file.path)") }
      try say(
        spoken(
          "next: plumbline check --policy \(folder)", "下一步：plumbline check --policy \(folder)"))
    }
  }
}
