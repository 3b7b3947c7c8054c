package import FEEL

/// A value as it was written in YAML or JSON, with its place; nothing is guessed from its text.
package struct Node: Sendable {
  /// How a scalar was written. JSON strings are double quoted, other JSON scalars plain.
  package enum Style: Sendable, Hashable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
  }

  /// What YAML takes for a comment, from its `#` on.
  package struct Comment: Sendable {
    package let text: String
    package let span: SourceSpan
  }

  /// A text whose meaning the field decides in which it stands.
  package struct Scalar: Sendable {
    /// What YAML alone has to say about a text.
    private final class Written: Sendable {
      let text: ExpressionText
      let comment: Comment?

      init(_ text: ExpressionText, _ comment: Comment?) {
        self.text = text
        self.comment = comment
      }
    }

    package let string: String
    package let style: Style
    /// Null where the text stands in its file as it is.
    private let written: Written?
    private let file: Int
    private let offset: Int

    package init(text: ExpressionText, style: Style, comment: Comment? = nil) {
      string = text.string
      self.style = style
      written = Written(text, comment)
      file = text.file
      offset = 0
    }

    /// A text that stands for itself, starting at an offset of a file.
    package init(_ string: String, style: Style, file: Int, offset: Int) {
      self.string = string
      self.style = style
      written = nil
      self.file = file
      self.offset = offset
    }

    /// The text, with the way back to its file.
    package var text: ExpressionText {
      written?.text ?? ExpressionText(string, file: file, offset: offset)
    }

    /// What YAML takes for a comment behind a plain text, to the end of its line; null where
    /// nothing is.
    package var comment: Comment? { written?.comment }
  }

  /// A key with its value. Keys are scalars; no two of one mapping are equal.
  package struct Entry: Sendable {
    private let scalar: Scalar
    package let keySpan: SourceSpan
    package let value: Node

    package init(key: Scalar, keySpan: SourceSpan, value: Node) {
      scalar = key
      self.keySpan = keySpan
      self.value = value
    }

    package var key: String { scalar.string }
    package var keyText: ExpressionText { scalar.text }
    package var keyStyle: Style { scalar.style }

    /// The same key with another value.
    package func with(_ value: Node) -> Entry { Entry(key: scalar, keySpan: keySpan, value: value) }
  }

  package enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Entry])
  }

  package let content: Content
  /// For a collection: from its first byte to the end of its last child.
  package let span: SourceSpan
  /// For a short collection written in `{…}` or `[…]`: that text, since an expression may be meant.
  package let flowText: String?

  package init(_ content: Content, span: SourceSpan, flowText: String? = nil) {
    self.content = content
    self.span = span
    self.flowText = flowText
  }

  /// The scalar's text; null for a collection.
  package var text: String? {
    if case .scalar(let scalar) = content { return scalar.string }
    return nil
  }

  /// Whether this is a mapping with a key.
  package func has(_ key: String) -> Bool {
    if case .mapping(let entries) = content { return entries.contains { $0.key == key } }
    return false
  }

  /// Whether this is a plain scalar that is empty, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let scalar) = content, scalar.style == .plain else { return false }
    switch scalar.string {
    case "", "~", "null": return true
    default: return false
    }
  }
}
