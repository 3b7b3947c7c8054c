import FEEL
import Foundation
import LibYAML

/// Reads the files of a policy again and again, and says what that took.
enum LoadTime {
  /// - Parameter arguments: The folder of a policy, and the least time in seconds.
  static func compile(_ arguments: [String]) throws {
    try measure(arguments) { _ = try $0.compile() }
  }

  /// Passes over all events of all files, which is the least that a reader does.
  static func events(_ arguments: [String]) throws {
    try measure(arguments) { files in for file in files.sources { try pass(over: file) } }
  }

  private static func measure(
    _ arguments: [String], _ body: (PolicyFiles) throws -> Void
  ) throws {
    guard arguments.count == 2, let seconds = Double(arguments[1]) else {
      throw BenchmarkError(Options.usage)
    }
    let files = try PolicyFiles(in: arguments[0])
    let time = try EvaluationTime.measure(seconds) {
      try body(files)
      return 1
    }
    Progress.say(String(decoding: try JSONEncoder().encode(time), as: UTF8.self))
  }

  private static func pass(over file: SourceFile) throws {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { unsafe parser.deallocate() }
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      throw BenchmarkError("libyaml has no memory")
    }
    defer { unsafe yaml_parser_delete(parser) }
    let isRead = unsafe file.bytes.withUnsafeBufferPointer { bytes in
      unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      return unsafe passEvents(of: parser)
    }
    guard isRead else { throw BenchmarkError("libyaml does not read \(file.path)") }
  }

  @unsafe
  private static func passEvents(of parser: UnsafeMutablePointer<yaml_parser_t>) -> Bool {
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else { return false }
      let isLast = unsafe event.type == YAML_STREAM_END_EVENT
      unsafe yaml_event_delete(&event)
      if isLast { return true }
    }
  }
}
