import FEEL

/// The columns and rows of a table, from either of its notations.
struct TableGrid {
  let inputs: [WrittenExpression]
  let outputs: [Located<String>]
  let rows: [TableSyntax.Row]
  let span: SourceSpan

  /// The annotation columns that a table may have.
  static let annotations = ["basis", "label", "note", "#"]

  /// Reads the notation that looks like a table.
  static func read(_ node: Node, into diagnostics: inout Diagnostics) -> TableGrid? {
    guard case .scalar(let scalar) = node.content else {
      diagnostics.report(
        .wrongKind(
          expected: Message("a table in a block, 'table: |'", "以“table: |”开头的表"), at: node.span))
      return nil
    }
    if let problem = fullWidthBar(scalar) {
      diagnostics.report(problem)
      return nil
    }
    return read(scalar.text, node.span, into: &diagnostics)
  }

  /// A block that is opened with a full-width bar is none.
  private static func fullWidthBar(_ scalar: Node.Scalar) -> Diagnostic? {
    let bar = "｜"
    guard scalar.style == .plain, scalar.string.hasPrefix(bar) else { return nil }
    return .yamlFullWidth(bar, "|", at: scalar.text.span(0, bar.utf8.count))
  }

  private static func read(
    _ text: ExpressionText, _ span: SourceSpan, into diagnostics: inout Diagnostics
  ) -> TableGrid? {
    let before = diagnostics.all.count
    var lines = TableLine.lines(of: text, into: &diagnostics)
    let isWhole = diagnostics.all.count == before
    guard !lines.isEmpty else {
      if isWhole { diagnostics.report(.tableEmpty(at: span)) }
      return nil
    }
    let head = lines.removeFirst()
    if let first = lines.first, first.isSeparator { lines.removeFirst() }
    guard let header = Header.read(head, into: &diagnostics) else { return nil }
    if lines.isEmpty, isWhole { diagnostics.report(.tableEmpty(at: head.span)) }
    let rows = lines.enumerated().compactMap { place, line in
      header.row(line, number: place + 1, into: &diagnostics)
    }
    return TableGrid(inputs: header.inputs, outputs: header.outputs, rows: rows, span: head.span)
  }

  /// Reads the notation with a map for each row.
  static func read(rows node: Node, into diagnostics: inout Diagnostics) -> TableGrid? {
    guard case .sequence(let elements) = node.content, !elements.isEmpty else {
      diagnostics.report(.wrongKind(expected: Message("a list of rows", "行的列表"), at: node.span))
      return nil
    }
    var outputs: [Located<String>] = []
    for case .mapping(let entries) in elements.map(\.content) {
      for entry in entries where entry.key != "when" && !annotations.contains(entry.key) {
        if !outputs.contains(where: { $0.value == entry.key }) {
          outputs.append(Located(entry.key, entry.keySpan))
        }
      }
    }
    let rows = elements.enumerated().compactMap { place, element in
      row(element, number: place + 1, outputs, into: &diagnostics)
    }
    return TableGrid(inputs: [], outputs: outputs, rows: rows, span: node.span)
  }

  private static func row(
    _ node: Node, number: Int, _ outputs: [Located<String>], into diagnostics: inout Diagnostics
  ) -> TableSyntax.Row? {
    guard var reader = MappingReader(node, Message("a row", "一行"), into: &diagnostics) else {
      return nil
    }
    let condition = ConditionReader.condition(
      reader.require("when", into: &diagnostics), into: &diagnostics)
    let basis = Scalars.basis(reader.take("basis"), into: &diagnostics)
    let label = reader.take("label").flatMap { Scalars.prose($0, into: &diagnostics) }
    _ = reader.take("#")
    let values = outputs.map { output in
      reader.takeEntry(output.value).flatMap {
        output.value == "due"
          ? Scalars.due($0.value, into: &diagnostics)
          : Scalars.expression($0.value, into: &diagnostics)
      }
    }
    reader.finish(into: &diagnostics)
    return TableSyntax.Row(
      number: number, tests: [], condition: condition, outputs: values, basis: basis,
      label: label?.value, span: reader.span)
  }

  /// The first line: what each column asks or sets.
  private struct Header {
    let inputs: [WrittenExpression]
    let outputs: [Located<String>]
    let annotations: [Located<String>]
    let inputCount: Int

    static func read(_ line: TableLine, into diagnostics: inout Diagnostics) -> Header? {
      guard line.groups.count >= 2 else {
        diagnostics.report(.tableWithoutOutputs(at: line.span))
        return nil
      }
      if line.groups.count > 3 { diagnostics.report(.tableGroups(at: line.span)) }
      let inputs = line.groups[0].compactMap {
        Scalars.expression($0.text, $0.span, into: &diagnostics)
      }
      let outputs = line.groups[1].compactMap {
        Scalars.name($0.text.string, $0.span, into: &diagnostics)
      }
      let annotations = (line.groups.count > 2 ? line.groups[2] : []).map {
        Located($0.text.string, $0.span)
      }
      for annotation in annotations where !TableGrid.annotations.contains(annotation.value) {
        let nearest = NearestName.nearest(to: annotation.value, among: TableGrid.annotations)
        diagnostics.report(
          .unknownChoice(
            annotation.value, TableGrid.annotations, nearest: nearest, at: annotation.span))
      }
      refuseTwice(outputs + annotations, into: &diagnostics)
      guard inputs.count == line.groups[0].count, outputs.count == line.groups[1].count else {
        return nil
      }
      return Header(
        inputs: inputs, outputs: outputs, annotations: annotations,
        inputCount: line.groups[0].count)
    }

    /// A second column of one name would never be read.
    private static func refuseTwice(
      _ columns: [Located<String>], into diagnostics: inout Diagnostics
    ) {
      var seen: [String: SourceSpan] = [:]
      for column in columns {
        if let first = seen[column.value] {
          diagnostics.report(.declaredTwice(column.value, first: first, at: column.span))
        }
        seen[column.value] = column.span
      }
    }

    func row(
      _ line: TableLine, number: Int, into diagnostics: inout Diagnostics
    ) -> TableSyntax.Row? {
      let expected =
        [inputs.count, outputs.count] + (annotations.isEmpty ? [] : [annotations.count])
      let found = line.groups.map(\.count)
      guard found == expected else {
        diagnostics.report(wrongCells(of: line, found, expected))
        return nil
      }
      let tests = line.groups[0].map { cell -> WrittenTests? in
        if cell.isEmpty {
          diagnostics.report(.emptyCell(at: cell.span))
          return nil
        }
        return Scalars.tests(cell.text, cell.span, into: &diagnostics)
      }
      let outputs = zip(outputs, line.groups[1]).map { column, cell -> WrittenExpression? in
        if cell.isEmpty { return nil }
        if cell.text.string == "-" {
          diagnostics.report(.dashInOutput(at: cell.span))
          return nil
        }
        return column.value == "due"
          ? Scalars.due(cell.text, cell.span, into: &diagnostics)
          : Scalars.expression(cell.text, cell.span, into: &diagnostics)
      }
      return TableSyntax.Row(
        number: number, tests: tests, condition: nil, outputs: outputs, basis: basis(line),
        label: annotation("label", line)?.text.string, span: line.span)
    }

    /// A row whose groups of cells are not those of the header.
    private func wrongCells(of line: TableLine, _ found: [Int], _ expected: [Int]) -> Diagnostic {
      let (count, wanted) = (found.reduce(0, +), expected.reduce(0, +))
      guard count == wanted else {
        return .tableCells(found: count, expected: wanted, at: line.span)
      }
      let (ends, wantedEnds) = (Self.ends(of: found), Self.ends(of: expected))
      let wrong = ends.symmetricDifference(wantedEnds)
      guard wrong.count == 1, let end = wrong.first, line.joints.indices.contains(end - 1) else {
        return .tableBarsElsewhere(nil, at: line.span)
      }
      return .tableBarsElsewhere(
        wantedEnds.contains(end) ? "||" : "|", at: line.joints[end - 1])
    }

    /// After how many cells a group ends.
    private static func ends(of counts: [Int]) -> Set<Int> {
      var sum = 0
      return Set(
        counts.map { count in
          sum += count
          return sum
        })
    }

    private func annotation(_ name: String, _ line: TableLine) -> TableLine.Cell? {
      guard let place = annotations.firstIndex(where: { $0.value == name }) else { return nil }
      let cell = line.groups[2][place]
      return cell.isEmpty ? nil : cell
    }

    private func basis(_ line: TableLine) -> [BasisSyntax] {
      guard let cell = annotation("basis", line) else { return [] }
      return cell.text.string.split(separator: ",").map { part in
        Scalars.basis(part.trimmingBlanks(), cell.span)
      }
    }
  }
}

extension Substring {
  /// The text without blanks at its ends.
  func trimmingBlanks() -> String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
