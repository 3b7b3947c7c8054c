// Types as they are written after `instance of` and in parameters.
extension Parser {
  mutating func parseType() -> TypeSyntax {
    let unreadable = TypeSyntax(kind: .unreadable, span: span(token))
    return nested({ $0.parseTypeHere() }, orElse: unreadable)
  }

  private mutating func parseTypeHere() -> TypeSyntax {
    let start = token
    guard token.kind == .word || at(.function) || at(.null) else {
      complain { .expectedName(found: $0, at: $1) }
      return TypeSyntax(kind: .unreadable, span: span(start))
    }
    let takesArguments = token(ahead: 1).kind == .symbol(.less)
    let spaced = spacedNames?.typeLength(of: tokens, at: index) ?? 1
    if spaced > 1 {
      return TypeSyntax(kind: .named(joined(spaced)), span: span(from: start))
    }
    let kind: TypeSyntax.Kind
    switch (token.text, takesArguments) {
    case ("list", true), ("range", true):
      let element = parseTypeArguments { $0.parseType() }
      kind = start.text == "list" ? .list(element) : .range(element)
    case ("context", true): kind = .context(parseTypeArguments { $0.parseContextType() })
    case ("function", true): kind = parseFunctionType()
    default: kind = .named(parseTypeName())
    }
    return TypeSyntax(kind: kind, span: span(from: start))
  }

  private mutating func parseTypeName() -> String {
    var name = joined(1)
    while token.kind == .word || (at(.and) && token(ahead: 1).kind == .word) {
      let known = TypeName.isPrefix(name + " " + token.text)
      guard known else { break }
      name += " " + token.text
      advance()
    }
    while at(.dot), token(ahead: 1).kind == .word {
      advance()
      name += "." + token.text
      advance()
    }
    return name
  }

  /// `<` … `>` after a type's name.
  private mutating func parseTypeArguments<T>(_ rule: (inout Parser) -> T) -> T {
    advance()
    advance()
    let argument = rule(&self)
    closeType()
    return argument
  }

  /// Takes one `>`, splitting `>=` where two tokens have run together.
  private mutating func closeType() {
    if at(.greaterOrEqual) {
      let token = token
      tokens[index] = Token(kind: .symbol(.equal), text: "=", start: token.end - 1, end: token.end)
    } else {
      expect(.greater)
    }
  }

  private mutating func parseContextType() -> [(name: NameSyntax, type: TypeSyntax)] {
    var entries: [(name: NameSyntax, type: TypeSyntax)] = []
    repeat {
      let name = parseDeclaredName()
      expect(.colon)
      entries.append((name, parseType()))
    } while take(.comma)
    return entries
  }

  private mutating func parseFunctionType() -> TypeSyntax.Kind {
    let parameters: [TypeSyntax] = parseTypeArguments { parser in
      var types: [TypeSyntax] = []
      if !parser.at(.greater) {
        repeat { types.append(parser.parseType()) } while parser.take(.comma)
      }
      return types
    }
    expect(.arrow)
    return .function(parameters, parseType())
  }
}
