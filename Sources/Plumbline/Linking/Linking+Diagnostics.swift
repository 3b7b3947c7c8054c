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
        count == 1
          ? "1 place of this file rests on no legal text, only on our default"
          : "\(count) places of this file rest on no legal text, only on our default",
        "本文件有 \(count) 处没有法律依据，只是默认值"))
  }

  static var noChecklist: Diagnostic {
    Diagnostic(
      .linkNoChecklist, .error, at: SourceSpan(file: 0, start: 0, end: 0),
      Message("the policy has no checklist", "政策中没有检查表"))
  }

  static func periodLacksYears(_ id: String, _ years: [Int], at span: SourceSpan) -> Diagnostic {
    let list = Message.list(years.map(String.init))
    return Diagnostic(
      .schemaMissingKey, .error, at: span,
      Message(
        "'\(id)' says nothing of \(list.english); write a range or 'none'",
        "“\(id)”没有写明 \(list.chinese) 年；请写日期范围或“none”"))
  }

  static func windowNotDuration(_ found: StaticType, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typeMismatch, .error, at: span,
      Message(
        "'recurrence_window' is a duration, such as duration(\"P1Y\"); found \(found.name)",
        "“recurrence_window”须为时长，如 duration(\"P1Y\")；却是\(found.words.chinese)"))
  }

  static func recurrenceWindowMissing(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .ruleRecurrenceWindow, .error, at: span,
      Message(
        "'repeats' needs the parameter 'recurrence_window'",
        "使用“repeats”须有参数“recurrence_window”"))
  }

  static func rulesApplyToNothing(_ id: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .linkNeverUsed, .warning, at: span,
      Message(
        "the rules of '\(id)' apply to no checklist", "“\(id)”的规则不适用于任何检查表"))
  }
}

// Versions and changes.
extension Diagnostic {
  static func versionGap(
    _ name: String, _ dates: String, first: SourceSpan, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .linkVersionGap, .warning, at: span,
      Message("no version of '\(name)' is in force in \(dates)", "\(dates) 期间没有生效的“\(name)”"),
      related: [.init(first, Message("the one before is here", "前一版本在这里"))])
  }

  static func sourceNotInForce(
    _ title: String, _ dates: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .linkSourceNotInForce, .warning, at: span,
      Message(
        "the rule reaches beyond its source: '\(title)' is in force \(dates)",
        "规则的有效期超出其依据：“\(title)”的有效期为 \(dates)"))
  }

  static func replacesItself(_ id: String, at span: SourceSpan) -> Diagnostic {
    unknown(
      .linkUnknownRule, "'\(id)' cannot replace itself; it needs an id of its own",
      "“\(id)”不能替换自己，须另起编号", nearest: nil, at: span)
  }

  static func replacesInLoop(_ ids: [String], at span: SourceSpan) -> Diagnostic {
    let loop = (ids + ids.prefix(1)).joined(separator: " → ")
    return unknown(
      .linkUnknownRule, "these rules replace one another, so that none is left: \(loop)",
      "这些规则互相替换，结果一条也不剩：\(loop)", nearest: nil, at: span)
  }

  static func replacesOtherStage(_ id: String, _ stage: String, at span: SourceSpan) -> Diagnostic {
    unknown(
      .linkUnknownRule, "'\(id)' stands under '\(stage)', and a rule replaces one of its own kind",
      "“\(id)”属于“\(stage)”，规则只能替换同类规则", nearest: nil, at: span)
  }

  /// - Parameter milder: What becomes milder; null for a note.
  static func policyChange(
    _ change: PolicyChange, milder: Message?, _ checklists: [String], _ dates: DateRange,
    at span: SourceSpan
  ) -> Diagnostic {
    let list = Message.list(checklists)
    let (name, first) = change.changed
    let isAlways = dates == .always
    let place = Message(
      "\(list.english), \(isAlways ? "on all dates" : dates.text)",
      "\(list.chinese)，\(isAlways ? "不限日期" : dates.text)")
    let english =
      change.replacement.map {
        "'\($0.header.id.value)' takes the place of '\(name)' (\(place.english))"
      }
      ?? "'\(name)' is disabled (\(place.english))"
    let chinese =
      change.replacement.map { "“\($0.header.id.value)”替换“\(name)”（\(place.chinese)）" }
      ?? "停用“\(name)”（\(place.chinese)）"
    let message = Message(
      english + (milder.map { ", which is milder: \($0.english)" } ?? ""),
      chinese + (milder.map { "，要求降低：\($0.chinese)" } ?? ""))
    return Diagnostic(
      milder == nil ? .linkChange : .linkMilder, milder == nil ? .note : .warning, at: span,
      message, related: [.init(first, Message("what is changed is here", "被更改的在这里"))])
  }
}

extension PolicyChange {
  /// What is changed, and where it stands.
  fileprivate var changed: (name: String, span: SourceSpan) {
    switch target {
    case .rule(let rule): (rule.header.id.value, rule.header.id.span)
    case .item(let item, let path): (path, item.id.span)
    }
  }
}
