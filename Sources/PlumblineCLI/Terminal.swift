import FEEL
import FoundationEssentials
import PlumblineTools

@unsafe @preconcurrency import Glibc

/// Why output could not be written.
enum OutputError: Error {
  /// Nobody reads any more, as after `| head`.
  case closed
  case failed
}

/// A stream on which texts go out.
enum Terminal {
  case standardOutput
  case standardError

  private var descriptor: Int32 { self == .standardOutput ? STDOUT_FILENO : STDERR_FILENO }

  /// Whether a person looks at it.
  var isWatched: Bool { isatty(descriptor) == 1 }

  /// Whether a person looks at it, who has not asked for plain text (https://no-color.org).
  var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isWatched && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// The columns that a line must keep to; null where nobody looks, as in a file.
  var lineWidth: Int? { isWatched ? width : nil }

  /// The columns of a line.
  var width: Int {
    var size = winsize()
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// Writes everything.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        throw errno == EPIPE ? .closed : .failed
      }
    }
  }

  /// Makes a reader that goes away an error of `write`, which else would end the program.
  static func reportClosedOutput() { _ = signal(SIGPIPE, SIG_IGN) }

  /// Makes a trap end the program with the status of a fault of its own, and say so.
  static func reportFaults() {
    let isChinese = Speech.language == .chinese
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
      if isChinese {
        _ = signal(number) { _ in fault("plumbline: 这是 plumbline 自身的故障，请报告\n") }
      } else {
        _ = signal(number) { _ in
          fault("plumbline: this is a fault of plumbline itself; report it\n")
        }
      }
    }
  }
}

/// Ends the program; does nothing that a signal's handler may not.
private func fault(_ text: StaticString) {
  _ = unsafe Glibc.write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  _exit(ExitStatus.fault.rawValue)
}

/// Writes a text and a line end to standard output.
func say(_ text: String, terminator: String = "\n") throws(OutputError) {
  try Terminal.standardOutput.write(Array((text + terminator).utf8))
}

/// Writes a text and a line end to standard error; where that is gone there is nobody to tell.
func complain(_ text: String, terminator: String = "\n") {
  try? Terminal.standardError.write(Array((text + terminator).utf8))
}

/// The bytes of a file or of standard input, piece by piece.
struct ByteSource: ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// The bytes of the whole; null where they cannot be known, as of a pipe.
  let size: Int?

  /// Opens a file; `-` is standard input.
  init(path: String) throws(FolderError) {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY)
    if descriptor < 0 { throw errno == ENOENT ? .notFound(path) : .unreadable(path) }
    var status = stat()
    let isFile = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    size = isFile ? Int(status.st_size) : nil
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// Whether bytes are there already, or the end, so that `next()` need not wait.
  var isReady: Bool {
    if size != nil { return true }
    var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&asked, 1, 0) != 0
  }

  /// Reads the next bytes, as many as are there and fit; none at the end.
  func read(into bytes: inout OutputSpan<UInt8>) throws(FolderError) {
    var count = try readOnce(into: &bytes)
    // A pipe gives little at a time. What is wrong with it is told when nothing comes before.
    while count > 0, size == nil, !bytes.isFull, isReady {
      count = (try? readOnce(into: &bytes)) ?? 0
    }
  }

  private func readOnce(into bytes: inout OutputSpan<UInt8>) throws(FolderError) -> Int {
    while true {
      let count = unsafe bytes.withUnsafeMutableBufferPointer { memory, used in
        let rest = unsafe UnsafeMutableBufferPointer(rebasing: memory[used...])
        let count = unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
        used += max(count, 0)
        return count
      }
      if count >= 0 { return count }
      if errno != EINTR { throw .unreadable(path) }
    }
  }
}
