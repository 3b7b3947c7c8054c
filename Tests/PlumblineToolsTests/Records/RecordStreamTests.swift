import FEEL
import Plumbline
import PlumblineTools
import Testing

@Suite("Streams of records")
struct RecordStreamTests {
  /// What a stream gives for a text in pieces of so many bytes: values as `id`, problems by code.
  private func read(
    _ text: String, path: String = "-", piece: Int = 3, longestLine: Int = 1000,
    largestFile: Int = 1000
  ) -> [String] {
    var stream = RecordStream(path: path, longestLine: longestLine, largestFile: largestFile)
    let bytes = Array(text.utf8)
    var records: [InspectionFile.Record] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      records += stream.take(Array(bytes[start..<min(start + piece, bytes.count)]))
        .flatMap(\.records)
    }
    return (records + stream.finish().flatMap(\.records)).map(name)
  }

  private func name(_ record: InspectionFile.Record) -> String {
    switch record {
    case .unreadable(let problem): return "\(problem.code) \(problem.message.english.prefix(17))"
    case .node(let node):
      guard case .mapping(let entries) = node.content else { return "?" }
      return entries.first { $0.key == "id" }?.value.text ?? "?"
    }
  }

  @Test("the pieces in which a file comes change nothing", arguments: [1, 2, 3, 7, 1000])
  func pieces(piece: Int) {
    let lines = "{\"id\": \"甲\"}\r\n\n  \n{\"id\": \"b\"}\n{\"id\": \"c\"}"
    for path in ["-", "a.ndjson", "a.JSONL", "a"] {
      #expect(read(lines, path: path, piece: piece) == ["甲", "b", "c"], "\(path)")
    }
    let marked = "\u{FEFF}" + lines
    #expect(read(marked, path: "a.ndjson", piece: piece) == ["甲", "b", "c"])
    let array = "\n [\n{\"id\": \"甲\"},\n{\"id\": \"b\"}]\n"
    for path in ["-", "a.json", "a"] {
      #expect(read(array, path: path, piece: piece) == ["甲", "b"], "\(path)")
    }
    let one = "{\n\"id\":\n\"甲\"}"
    for path in ["-", "a.json"] { #expect(read(one, path: path, piece: piece) == ["甲"]) }
    let yaml = "\n# 注释\n- id: 甲\n- {id: b}\n"
    for path in ["-", "a.yaml", "a.yml"] {
      #expect(read(yaml, path: path, piece: piece) == ["甲", "b"], "\(path)")
    }
  }

  @Test("lines come as soon as they are whole")
  func asSoonAsWhole() {
    var stream = RecordStream(path: "-")
    #expect(stream.take(Array("{\"id\": 1}".utf8)).isEmpty)
    #expect(stream.take(Array("\n{\"id\"".utf8)).flatMap(\.records).map(name) == ["1"])
    #expect(stream.take(Array(": 2}\n".utf8)).flatMap(\.records).map(name) == ["2"])
    #expect(stream.finish().isEmpty)
  }

  @Test("memory of blocks is used again by others only when nobody holds them any more")
  func memory() {
    var stream = RecordStream(path: "a.ndjson")
    var held: [RecordStream.Part] = []
    let line = "{\"id\": \"" + String(repeating: "x", count: 90_000) + "\", \"place\": "
    for place in 0..<60 {
      let bytes = Array((line + "\(place)}\n").utf8)
      // In two pieces, so that a line lies across them.
      for piece in [bytes[..<70_000], bytes[70_000...]] {
        let parts = stream.take { memory in for byte in piece { memory.append(byte) } }
        if place % 3 == 0 { held += parts }
      }
    }
    #expect(held.count == 20)
    for (place, part) in held.enumerated() {
      guard case .lines(let block) = part, let first = block.lines.first else {
        Issue.record("no line")
        continue
      }
      let text = String(decoding: block.bytes[first.range], as: UTF8.self)
      #expect(text == line + "\(3 * place)}")
      #expect(block.bytes.count >= first.range.upperBound + LineBlock.spareBytes)
    }
  }

  @Test("a broken line is named by its number, and the others stand")
  func brokenLine() {
    let text = "{\"id\": \"a\"}\n\nnonsense\n{\"id\": \"b\"}\n{\"id\": \"c\""
    #expect(
      read(text, path: "a.ndjson") == [
        "a", "not-json line 3, column 1:", "b", "not-json line 5, column 11",
      ])
  }

  @Test("a line that is too long is passed over, whole or in pieces", arguments: [5, 1000])
  func longLine(piece: Int) {
    let long = "{\"id\": \"" + String(repeating: "x", count: 100) + "\"}"
    let text = "{\"id\": \"a\"}\n\(long)\n{\"id\": \"b\"}\n\(long)"
    let found = read(text, path: "a.ndjson", piece: piece, longestLine: 50)
    #expect(
      found == ["a", "line-too-long line 2 is longer ", "b", "line-too-long line 4 is longer "])
  }

  @Test("a file that is too large to be read whole is a problem, once")
  func largeFile() {
    let text = "[" + String(repeating: "{\"id\": \"x\"},", count: 200) + "{}]"
    #expect(read(text, path: "a.json", piece: 100) == ["file-too-large the file is large"])
    #expect(read(text, path: "-", piece: 10_000) == ["file-too-large the file is large"])
  }

  @Test("no bytes trap", arguments: ["", "\n", "\u{FEFF}", "{", "\0", "[[[[", "\"", "-", "{}\n{"])
  func odd(text: String) {
    for path in ["-", "a.json", "a.yaml", "a.ndjson"] {
      for piece in [1, 2, 100] { _ = read(text, path: path, piece: piece) }
    }
  }
}
