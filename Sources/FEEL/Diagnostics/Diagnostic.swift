/// One mistake in a policy: what it is, where it stands, and how it is mended.
public struct Diagnostic: Sendable, Hashable {
  /// What stands elsewhere and belongs to the mistake, such as the first of two declarations.
  public struct Related: Sendable, Hashable {
    public let span: SourceSpan
    public let message: Message

    public init(_ span: SourceSpan, _ message: Message) {
      self.span = span
      self.message = message
    }
  }

  public let code: DiagnosticCode
  public let severity: Severity
  /// The bytes to mend and nothing wider.
  public let span: SourceSpan
  public let message: Message
  public let related: [Related]
  /// The one edit that is very likely right; null if there is none.
  public let fix: Fix?

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

  public static func < (left: Severity, right: Severity) -> Bool {
    left == .note ? right != .note : left == .warning && right == .error
  }
}

/// One sentence in the two languages of the product.
public struct Message: Sendable, Hashable {
  public let english: String
  public let chinese: String

  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
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
public struct Diagnostics: Sendable {
  public private(set) var all: [Diagnostic] = []

  public init() {}

  public mutating func report(_ diagnostic: Diagnostic) {
    all.append(diagnostic)
  }

  public mutating func report(contentsOf others: Diagnostics) {
    all.append(contentsOf: others.all)
  }

  /// Whether anything stands in the way of a policy.
  public var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// By place and then by code, each once: the order in which people read them.
  public func sorted() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return all.filter { seen.insert($0).inserted }.sorted { left, right in
      let a = (left.span.file, left.span.start, left.span.end, left.code.rawValue)
      let b = (right.span.file, right.span.start, right.span.end, right.code.rawValue)
      return a < b
    }
  }
}
