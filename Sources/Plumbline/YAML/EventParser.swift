import CLibYAML
import FEEL

/// One event of libyaml, copied into Swift.
struct YAMLEvent {
  enum Kind {
    case streamEnd, documentStart, documentEnd, alias
    case scalar(text: String, style: Node.Style)
    case sequenceStart(isFlow: Bool), sequenceEnd
    case mappingStart(isFlow: Bool), mappingEnd
    case other
  }

  let kind: Kind
  let tag: String?
  let anchor: String?
  /// Lines and columns from 0; columns count scalars.
  let start: (line: Int, column: Int)
  let end: (line: Int, column: Int)
}

/// What libyaml could not read, and where.
struct YAMLFailure: Error {
  let message: String
  let line: Int
  let column: Int
  /// Where what could not be read begins, such as a quoted text; null where libyaml does not say.
  let start: (line: Int, column: Int)?
}

/// libyaml's parser, one event at a time: the only code of the project that is unsafe.
///
/// Both C structs live on the heap and are read through pointers: they must not move. The pointers
/// never leave this file, and `deinit` frees what `init` made, so nothing can outlive the parser.
@safe
struct EventParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  /// libyaml does not copy its input, so this is kept until `deinit`.
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Takes the bytes without their byte-order mark. Null if there is no memory.
  init?(_ bytes: ArraySlice<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe input = .allocate(capacity: max(bytes.count, 1))
    _ = unsafe input.initialize(from: bytes)
    unsafe event.initialize(to: yaml_event_t())
    unsafe parser.initialize(to: yaml_parser_t())
    guard unsafe yaml_parser_initialize(parser) == 1 else { return nil }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_event_delete(event)
    unsafe yaml_parser_delete(parser)
    unsafe event.deallocate()
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// Returns the next event.
  borrowing func next() throws(YAMLFailure) -> YAMLEvent {
    unsafe yaml_event_delete(event)
    guard unsafe yaml_parser_parse(parser, event) == 1 else { throw failure() }
    let start = unsafe event.pointee.start_mark
    let end = unsafe event.pointee.end_mark
    let (kind, tag, anchor) = content()
    return YAMLEvent(
      kind: kind, tag: tag, anchor: anchor, start: (Int(start.line), Int(start.column)),
      end: (Int(end.line), Int(end.column)))
  }

  private borrowing func failure() -> YAMLFailure {
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
    let mark = unsafe parser.pointee.problem_mark
    let start = unsafe parser.pointee.context_mark
    let hasStart = unsafe parser.pointee.context != nil
    return YAMLFailure(
      message: problem ?? "unreadable YAML", line: Int(mark.line), column: Int(mark.column),
      start: hasStart ? (Int(start.line), Int(start.column)) : nil)
  }

  private borrowing func content() -> (YAMLEvent.Kind, tag: String?, anchor: String?) {
    let type = unsafe event.pointee.type
    switch type {
    case YAML_STREAM_END_EVENT: return (.streamEnd, nil, nil)
    case YAML_DOCUMENT_START_EVENT: return (.documentStart, nil, nil)
    case YAML_DOCUMENT_END_EVENT: return (.documentEnd, nil, nil)
    case YAML_ALIAS_EVENT:
      return (.alias, nil, unsafe Self.string(event.pointee.data.alias.anchor))
    case YAML_SCALAR_EVENT: return scalar()
    case YAML_SEQUENCE_START_EVENT:
      let data = unsafe event.pointee.data.sequence_start
      let isFlow = unsafe data.style == YAML_FLOW_SEQUENCE_STYLE
      return unsafe (
        .sequenceStart(isFlow: isFlow), Self.string(data.tag), Self.string(data.anchor)
      )
    case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, nil, nil)
    case YAML_MAPPING_START_EVENT:
      let data = unsafe event.pointee.data.mapping_start
      let isFlow = unsafe data.style == YAML_FLOW_MAPPING_STYLE
      return unsafe (.mappingStart(isFlow: isFlow), Self.string(data.tag), Self.string(data.anchor))
    case YAML_MAPPING_END_EVENT: return (.mappingEnd, nil, nil)
    default: return (.other, nil, nil)
    }
  }

  private borrowing func scalar() -> (YAMLEvent.Kind, tag: String?, anchor: String?) {
    let data = unsafe event.pointee.data.scalar
    let bytes = unsafe UnsafeBufferPointer(start: data.value, count: data.length)
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    let style: Node.Style
    switch unsafe data.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: style = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: style = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: style = .literal
    case YAML_FOLDED_SCALAR_STYLE: style = .folded
    default: style = .plain
    }
    return unsafe (
      .scalar(text: text, style: style), Self.string(data.tag), Self.string(data.anchor)
    )
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let text = unsafe text else { return nil }
    return unsafe String(cString: text)
  }
}
