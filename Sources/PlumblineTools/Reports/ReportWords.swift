import FEEL
import Plumbline

/// The words of a report's frame; what stands in it comes from the policy, in its language.
struct ReportWords {
  let language: Language

  private func word(_ english: String, _ chinese: String) -> String {
    language == .english ? english : chinese
  }

  // MARK: Headings

  var rating: String { word("Rating", "评定") }
  var score: String { word("Score", "得分") }
  var vetoes: String { word("Vetoes", "一票否决") }
  func hazards(_ count: Int) -> String { word("Hazards (\(count))", "隐患（\(count)）") }
  var noHazards: String { word("No hazards", "未发现隐患") }
  func measures(_ count: Int) -> String {
    word("Proposed measures (\(count))", "建议措施（\(count)）")
  }
  func gaps(_ count: Int) -> String { word("Missing (\(count))", "待补信息（\(count)）") }
  func problems(_ count: Int) -> String { word("Problems (\(count))", "问题（\(count)）") }
  var trace: String { word("Trace", "过程") }
  var notEvaluated: String { word("not evaluated", "无法评定") }
  var unreadable: String { word("a record without a name", "未能读出的记录") }

  // MARK: Labels

  var due: String { word("due", "期限") }
  var why: String { word("why", "原因") }
  var raised: String { word("raised by", "提级") }
  var counted: String { word("counted", "计算") }
  var record: String { word("points", "记分") }
  var fine: String { word("fine", "罚款") }
  var basis: String { word("basis", "依据") }
  var decidedBy: String { word("decided by", "决定") }
  var endsWhen: String { word("ends when", "终止") }
  var undecided: String { word("undecided", "未判定") }

  /// The width of the widest label under a hazard or a measure.
  var labelWidth: Int {
    [due, why, raised, counted, record, fine, basis, decidedBy, endsWhen]
      .map { DisplayWidth.of($0) }.max() ?? 0
  }

  // MARK: Phrases

  var none: String { word("none", "无") }
  var notRated: String { word("not rated", "未评分") }
  var comma: String { word(", ", "，") }
  var semicolon: String { word("; ", "；") }
  var colon: String { word(": ", "：") }
  func points(_ number: Int) -> String {
    word(PlumblineTools.counted(number, "point"), "\(number) 分")
  }
  func between(_ low: String, _ high: String) -> String {
    word(" (\(low)–\(high))", "（\(low)–\(high)）")
  }
  func money(_ amount: String) -> String { word("\(amount) yuan", "\(amount) 元") }
  func absorbed(by measure: String) -> String {
    word(
      "not added: for the same act the higher fine of '\(measure)' applies",
      "不另计：同一行为从高，按“\(measure)”处罚")
  }
  func fines(_ amount: String) -> String { word("fines \(amount)", "罚款合计 \(amount)") }

  /// Where a record stands that has no id.
  func place(_ file: String) -> String {
    (file == "-" ? word("standard input", "标准输入") : file) + colon
  }

  /// A line of the trace, after what it is about; rows and states have their words in Chinese too.
  func line(_ entry: TraceEntry) -> String {
    let subject = entry.about.map { $0 + colon } ?? ""
    guard language == .chinese else { return subject + entry.line }
    if entry.stage == .states, let state = ItemState(rawValue: String(entry.line.dropFirst(2))) {
      return "\(subject)= \(state.title)"
    }
    return subject + entry.line.replacing(/^row (\d+):\s/) { "第 \($0.1) 行：" }
  }

  func stage(_ stage: Stage) -> String {
    switch stage {
    case .intake: word("facts", "事实")
    case .applicability: word("applicability", "适用")
    case .states: word("states", "状态")
    case .hazards: word("hazards", "隐患")
    case .score: word("score", "得分")
    case .vetoes: word("vetoes", "否决")
    case .rating: word("rating", "评定")
    case .deadlines: word("deadlines", "期限")
    case .measures: word("measures", "措施")
    }
  }
}
