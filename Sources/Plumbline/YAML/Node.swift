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
    package let text: ExpressionText
    package let style: Style
    /// What YAML takes for a comment behind a plain text, to the end of its line; null where
    /// nothing is.
    package let comment: Comment?

    package init(text: ExpressionText, style: Style, comment: Comment? = nil) {
      self.text = text
      self.style = style
      self.comment = comment
    }
  }

  /// A key with its value. Keys are scalars; no two of one mapping are equal.
  package struct Entry: Sendable {
    package let key: String
    package let keyText: ExpressionText
    package let keyStyle: Style
    package let keySpan: SourceSpan
    package let value: Node

    package init(
      key: String, keyText: ExpressionText, keyStyle: Style, keySpan: SourceSpan, value: Node
    ) {
      self.key = key
      self.keyText = keyText
      self.keyStyle = keyStyle
      self.keySpan = keySpan
      self.value = value
    }
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
    if case .scalar(let scalar) = content { return scalar.text.string }
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
    return ["", "~", "null"].contains(scalar.text.string)
  }
}
