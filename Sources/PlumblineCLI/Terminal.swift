@preconcurrency import Glibc
import FEEL
import FoundationEssentials

/// Where a text goes.
enum Stream {
  case standardOutput
  case standardError

  fileprivate var descriptor: Int32 { self == .standardOutput ? STDOUT_FILENO : STDERR_FILENO }

  /// Whether a person looks at it, who has not asked for plain text.
  var isColoured: Bool {
    isatty(descriptor) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }
}

/// Writes a text and a line end.
func print(to stream: Stream, _ text: String, terminator: String = "\n") {
  write(Array((text + terminator).utf8), to: stream)
}

/// Writes bytes; a reader that has gone away ends the program quietly.
func write(_ bytes: [UInt8], to stream: Stream) {
  let handle = stream == .standardOutput ? FileDescriptor.output : FileDescriptor.error
  handle.write(bytes)
}

/// A descriptor that is written to until everything is gone.
private struct FileDescriptor {
  let number: Int32

  static let output = FileDescriptor(number: STDOUT_FILENO)
  static let error = FileDescriptor(number: STDERR_FILENO)

  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(number, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}

/// The language of messages: as asked for, else as the locale says.
func language(_ wanted: Language?) -> Language {
  if let wanted { return wanted }
  let environment = ProcessInfo.processInfo.environment
  let locale = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
  return locale.hasPrefix("zh") ? .chinese : .english
}
