import FEEL

// What can be wrong between the files of a policy.
extension Diagnostic {
  private static func unknown(
    _ code: DiagnosticCode, _ english: String, _ chinese: String, nearest: String?,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      code, .error, at: span, Message(english, chinese),
      fix: nearest.map { .replace(span, with: $0) })
  }

  static func unknownSource(_ id: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    unknown(
      .linkUnknownSource, "the register has no source '\(id)'", "依据登记表中没有“\(id)”",
      nearest: nearest, at: span)
  }

  static func unknownClause(
    _ clause: String, of source: String, nearest: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .linkUnknownSource, .error, at: span,
      Message(
        "the register has no clause '\(clause)' of '\(source)'"
          + (nearest.map { "; is '\($0)' meant?" } ?? ""),
        "依据登记表中“\(source)”没有条款“\(clause)”" + (nearest.map { "；是否指“\($0)”？" } ?? "")))
  }

  static func unknownSection(_ id: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    unknown(
      .linkUnknownSection, "there is no shared section '\(id)'", "没有共用部分“\(id)”",
      nearest: nearest, at: span)
  }

  static func unknownRecord(_ id: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    unknown(
      .linkUnknownRecord, "'facts' declares no record '\(id)'", "“facts”中没有记录“\(id)”",
      nearest: nearest, at: span)
  }

  static func unknownRule(_ id: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    unknown(
      .linkUnknownRule, "there is no rule or item '\(id)'", "没有规则或检查项“\(id)”",
      nearest: nearest, at: span)
  }

  static func unknownChecklist(_ id: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    unknown(
      .linkUnknownChecklist, "no checklist has the id or tag '\(id)'", "没有检查表以“\(id)”为编号或标签",
      nearest: nearest, at: span)
  }

  static func unknownTypeName(_ id: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
    unknown(
      .nameUnknownType, "there is no type or enumeration '\(id)'", "没有类型或枚举“\(id)”",
      nearest: nearest, at: span)
  }

  static func sectionNeverIncluded(_ id: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .linkNeverUsed, .warning, at: span,
      Message("no checklist includes the section '\(id)'", "没有检查表引用“\(id)”部分"))
  }

  static func reservedName(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .linkReservedName, .error, at: span,
      Message("'\(name)' has a meaning of its own; choose another name", "“\(name)”另有含义，请换一个名称"))
  }

  static func worstRequired(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .linkWorstMissing, .error, at: span,
      Message(
        "'\(name)' needs 'worst:', its first or last value", "“\(name)”须写明“worst:”，即第一个或最后一个取值"))
  }

  static func replacedTwice(
    _ target: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .linkReplacedTwice, .error, at: span,
      Message("'\(target)' is replaced twice on one date", "“\(target)”在同一日期被替换两次"),
      related: [.init(first, Message("the first is here", "第一次在这里"))])
  }

  static func datesOutsideFile(_ own: String, _ file: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .linkDatesOutsideFile, .error, at: span,
      Message(
        "the rule's dates \(own) do not lie within its file's, \(file)",
        "规则的有效期 \(own) 超出所在文件的有效期 \(file)"))
  }

  static func reviewDue(_ name: String, _ date: CalendarDate, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .linkReviewDue, .warning, at: span,
      Message("'\(name)' was to be reviewed by \(date)", "“\(name)”应在 \(date) 前复核"))
  }

  static func defaults(_ count: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .linkDefaults, .warning, at: span,
      Message(
        "\(count) places of this file rest on no legal text, only on our default",
        "本文件有 \(count) 处没有法律依据，只是默认值"))
  }

  static var noChecklist: Diagnostic {
    Diagnostic(
      .linkNoChecklist, .error, at: SourceSpan(file: 0, start: 0, end: 0),
      Message("the policy has no checklist", "政策中没有检查表"))
  }
}
