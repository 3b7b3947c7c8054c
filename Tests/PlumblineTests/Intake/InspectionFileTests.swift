import FEEL
import Plumbline
import Testing

/// What is said of files that cannot be read, once for each slip.
@Suite("Files of inspections")
struct InspectionFileTests {
  private static func read(_ bytes: [UInt8], _ path: String = "a.json") -> [String] {
    InspectionFile.read(SourceFile(path: path, bytes: bytes)).records.map { record in
      guard case .unreadable(let problem) = record else { return "ok" }
      return "\(problem.code) \(problem.message.chinese)"
    }
  }

  private static func read(_ text: String, _ path: String = "a.json") -> [String] {
    read(Array(text.utf8), path)
  }

  @Test(
    "a slip in JSON is named by its cause, at its place",
    arguments: [
      (#"{"a": 23,}"#, "第 1 行第 9 列：多余的逗号"), (#"{"a": [1, 2, ]}"#, "第 1 行第 12 列：多余的逗号"),
      (#"{"a": 1,, "b": 2}"#, "第 1 行第 9 列：多余的逗号"),
      ("{“venue”: 1}", "第 1 行第 2 列：中文引号在此应写成半角双引号（\"）"),
      (#"{"venue": “甲”}"#, "第 1 行第 11 列：中文引号在此应写成半角双引号（\"）"),
      ("{'venue': 1}", "第 1 行第 2 列：单引号在此应写成半角双引号（\"）"),
      (#"{"a": 1，"b": 2}"#, "第 1 行第 8 列：全角“，”在此应写成半角“,”"),
      (#"{"a"：1}"#, "第 1 行第 5 列：全角“：”在此应写成半角“:”"),
      (#"{"a":　1}"#, "第 1 行第 6 列：此处的空白字符应写成半角空格"),
      ("{\n  // 说明\n  \"a\": 1}", "第 2 行第 3 列：JSON 不能有注释，请删去"),
      (#"{"a": 1 /* 说明 */}"#, "第 1 行第 9 列：JSON 不能有注释，请删去"),
      (#"{"a": 1} // 说明"#, "第 1 行第 10 列：JSON 不能有注释，请删去"),
      ("{\"a\": \0}", "第 1 行第 7 列：此处有空字符（U+0000），文件已损坏或不是 UTF-8 编码"),
      ("{\"a\": \"x\0\"}", "第 1 行第 9 列：此处有空字符（U+0000），文件已损坏或不是 UTF-8 编码"),
      (#"{"a": {"b": 1}"#, "第 1 行第 15 列：文件到此结束，缺少“}”"),
      (#"{"a": 1,"#, "第 1 行第 9 列：文件到此结束，缺少“}”"), (#"{"a": [1"#, "第 1 行第 9 列：文件到此结束，缺少“]”"),
      (" \n", "第 2 行第 1 列：文件是空的"), ("", "第 1 行第 1 列：文件是空的"),
    ])
  func slips(text: String, message: String) {
    #expect(Self.read(text) == ["not-json \(message)"])
  }

  @Test("a line that ends too early is called a line")
  func line() {
    let found = Self.read("{\"a\": 1\n{}\n", "a.ndjson")
    #expect(found == ["not-json 第 1 行第 8 列：此行到此结束，缺少“}”", "ok"])
  }

  @Test(
    "a slip between the records of an array is one problem, and the records stand",
    arguments: [
      ("[{}, {},]", ["ok", "ok", "多余的逗号"]), ("[{},, {}]", ["ok", "多余的逗号", "ok"]),
      ("[{}, // a, b\n {}, {}]", ["ok", "JSON 不能有注释，请删去", "ok"]),
      ("[{}, /* [ */ {}, {}]", ["ok", "JSON 不能有注释，请删去", "ok"]),
      ("[{}, {}", ["ok", "ok", "文件到此结束，缺少“]”"]), ("[{}, {},", ["ok", "ok", "文件到此结束，缺少“]”"]),
      ("[{}， {}]", ["ok", "全角“，”在此应写成半角“,”"]),
      ("[{}, x, {}]", ["ok", "文字须加双引号，数字写作 1.05", "ok"]), ("[]", []),
    ])
  func arrays(text: String, found: [String]) {
    let records = Self.read(text).map { String($0[($0.firstIndex(of: "：") ?? $0.startIndex)...]) }
    #expect(records.map { $0.hasPrefix("：") ? String($0.dropFirst()) : $0 } == found)
  }

  @Test("a file in UTF-16 is named as such, once, whatever it holds", arguments: [true, false])
  func utf16(isMarked: Bool) {
    let text = (isMarked ? "\u{FEFF}" : "") + "{\"id\": \"甲\"}\n{\"id\": \"乙\"}\n"
    for isBig in [true, false] {
      let bytes = text.utf16.flatMap { unit in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBig ? pair : pair.reversed()
      }
      for path in ["a.json", "a.ndjson"] {
        #expect(Self.read(bytes, path) == ["not-json 文件是 UTF-16 编码；请另存为 UTF-8"])
      }
      for path in isMarked ? ["a.yaml", "-"] : ["a.yaml"] {
        #expect(Self.read(bytes, path) == ["not-yaml 文件是 UTF-16 编码；请另存为 UTF-8"])
      }
    }
  }

  @Test(
    "a file that is a table or a text is told to be no inspection",
    arguments: [
      ("id,checklist,date\n1,own,2026-05-12\n", "a.csv"),
      ("\"id\",\"checklist\"\n\"1\",\"own\"\n", "a.CSV"), ("id,date\n", "-"),
      ("五月十二日检查了例剧本馆。\n", "a.txt"), ("五月十二日检查了例剧本馆。\n", "a.yaml"),
      ("PK\u{3}\u{4}\u{14}\0\0", "a.xlsx"), ("PK\u{3}\u{4}\u{14}\0\0", "a.json"),
    ])
  func other(text: String, path: String) {
    #expect(Self.read(text, path) == ["not-yaml 这不是检查记录（JSON、NDJSON 或 YAML）"])
  }

  @Test("a NUL character in YAML is named as one in JSON is")
  func nul() {
    #expect(
      Self.read("id: \0\n", "a.yaml")
        == ["not-yaml 第 1 行第 5 列：此处有空字符（U+0000），文件已损坏或不是 UTF-8 编码"])
    #expect(Self.read("id: \u{3}\n", "a.yaml") == ["not-yaml 第 1 行第 5 列：文件中不能有字符 U+0003"])
  }

  @Test("records in a file of another name are records")
  func named() {
    #expect(Self.read("{\"id\": 1}\n{\"id\": 2}\n", "a.txt") == ["ok", "ok"])
    #expect(Self.read("id: 1\n", "a.txt") == ["ok"])
  }

  @Test("an empty list, and NDJSON without a line, hold no records; a file with nothing is none")
  func empty() {
    for (text, path) in [("[]", "a.json"), ("[]\n", "a.yaml"), ("", "a.ndjson"), ("\n", "a.jsonl")]
    {
      #expect(Self.read(text, path) == [], "\(path)")
    }
    for path in ["a.yaml", "-"] {
      #expect(Self.read("", path) == ["not-yaml 第 1 行第 1 列：文件是空的"], "\(path)")
    }
  }
}
