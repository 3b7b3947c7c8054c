import ArgumentParser

/// The command `plumbline`.
@main
struct Plumbline: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "plumbline")
}
