import FEEL
import FoundationEssentials

@unsafe @preconcurrency import Glibc

/// Where a text goes.
enum Stream {
  case standardOutput
  case standardError

  private var descriptor: Int32 { self == .standardOutput ? STDOUT_FILENO : STDERR_FILENO }

  /// Whether a person looks at it.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Whether a person looks at it, who has not asked for plain text.
  var isColoured: Bool {
    isTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Writes everything; a reader that has gone away ends the program quietly.
  fileprivate func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}

/// Writes a text and a line end.
func print(to stream: Stream, _ text: String, terminator: String = "\n") {
  stream.write(Array((text + terminator).utf8))
}

/// Writes bytes.
func write(_ bytes: [UInt8], to stream: Stream) {
  stream.write(bytes)
}

/// Everything that stands on standard input.
func standardInput() -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = unsafe buffer.withUnsafeMutableBytes {
      unsafe Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
    }
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
  }
}
