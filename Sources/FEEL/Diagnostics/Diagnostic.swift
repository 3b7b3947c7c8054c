/// One mistake in a policy: what it is, where it stands, and how it is mended.
public struct Diagnostic: Sendable, Hashable {
  /// What stands elsewhere and belongs to the mistake, such as the first of two declarations.
  public struct Related: Sendable, Hashable {
    public let span: SourceSpan
    public let message: Message

    /// A further place, and what it has to do with the mistake.
    public init(_ span: SourceSpan, _ message: Message) {
      self.span = span
      self.message = message
    }
  }

  public let code: DiagnosticCode
  /// Whether it leaves a policy.
  public let severity: Severity
  /// The bytes to mend and nothing wider.
  public let span: SourceSpan
  public let message: Message
  /// Other places that belong to the mistake, in the order in which they are shown.
  public let related: [Related]
  /// The one edit that is very likely right; null if there is none.
  public let fix: Fix?

  /// A diagnostic; it is made in the one function that its problem has, never elsewhere.
  public init(
    _ code: DiagnosticCode, _ severity: Severity, at span: SourceSpan, _ message: Message,
    related: [Related] = [], fix: Fix? = nil
  ) {
    self.code = code
    self.severity = severity
    self.span = span
    self.message = message
    self.related = related
    self.fix = fix
  }
}

/// How much a diagnostic weighs. Errors leave no policy; notes only say what is so.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
  case note
  case warning
  case error

  /// Whether the left one weighs less.
  public static func < (left: Severity, right: Severity) -> Bool {
    left == .note ? right != .note : left == .warning && right == .error
  }
}

/// One sentence in the two languages of the product.
public struct Message: Sendable, Hashable {
  public let english: String
  public let chinese: String

  /// A sentence in both languages: lower case, without a full stop.
  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// Words one after another, as each language lists them.
  public static func list(_ words: [String]) -> Message {
    Message(words.joined(separator: ", "), words.joined(separator: "、"))
  }

  /// The sentence in one language.
  public func text(in language: Language) -> String {
    language == .english ? english : chinese
  }
}

/// The languages in which Plumbline speaks.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}

/// The one edit that mends a mistake.
public struct Fix: Sendable, Hashable {
  /// What the edit does, one clause: "replace with 'venue'".
  public let message: Message
  /// The bytes that go; empty for an insertion.
  public let span: SourceSpan
  /// What stands there afterwards.
  public let replacement: String

  /// The edit that puts `replacement` in place of the bytes of `span`.
  public init(_ message: Message, _ span: SourceSpan, with replacement: String) {
    self.message = message
    self.span = span
    self.replacement = replacement
  }

  /// The commonest edit: this text instead of that.
  public static func replace(_ span: SourceSpan, with text: String) -> Fix {
    Fix(Message("replace with '\(text)'", "改为“\(text)”"), span, with: text)
  }
}

/// The diagnostics of a run, in the order in which they were found.
///
/// Of each severity the first thousand are kept; that there are more is a diagnostic of its own.
public struct Diagnostics: Sendable {
  /// Nobody mends more than this before asking again, and a hostile file has millions.
  private static let mostKept = 1_000

  public private(set) var all: [Diagnostic] = []
  private var counts: [Severity: Int] = [:]
  /// The first of each severity that was not kept.
  private var firstLeftOut: [Severity: SourceSpan] = [:]

  /// No diagnostics yet.
  public init() {}

  /// Takes note of one; beyond the first thousand of its severity only that there are more.
  public mutating func report(_ diagnostic: Diagnostic) {
    let count = counts[diagnostic.severity, default: 0]
    guard count < Self.mostKept else {
      let first = firstLeftOut[diagnostic.severity] ?? diagnostic.span
      firstLeftOut[diagnostic.severity] = first
      return
    }
    counts[diagnostic.severity] = count + 1
    all.append(diagnostic)
  }

  /// Takes note of all of them, and of what they left out.
  public mutating func report(contentsOf others: Diagnostics) {
    for diagnostic in others.all { report(diagnostic) }
    firstLeftOut.merge(others.firstLeftOut) { own, _ in own }
  }

  /// Whether anything stands in the way of a policy.
  public var hasErrors: Bool { counts[.error] != nil }

  /// Whether an error was left out, so that looking for more is of no use.
  public var isFull: Bool { firstLeftOut[.error] != nil }

  /// By place and then by code, each once: the order in which people read them.
  public func sorted() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let more = firstLeftOut.map { Diagnostic.tooMany($0.key, at: $0.value) }
    return (all + more).filter { seen.insert($0).inserted }.sorted { left, right in
      let a = (left.span.file, left.span.start, left.span.end, left.code.rawValue)
      let b = (right.span.file, right.span.start, right.span.end, right.code.rawValue)
      return a < b
    }
  }
}

extension Diagnostic {
  /// More has been found than anybody mends at once.
  fileprivate static func tooMany(_ severity: Severity, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .schemaTooMany, severity, at: span,
      Message(
        "there are more like these, which are not shown; mend these first",
        "其余问题未再列出；请先改正已列出的问题"))
  }
}
