import FEEL
import Foundation
import Testing

@testable import Plumbline

@Suite("Scanning lines")
struct LineScannerTests {
  /// What a scanner and the reader of record make of the same lines.
  private struct Both {
    let policy: Policy
    let scanned: BatchSet
    let read: BatchSet
    var scanner: LineScanner
    /// How many lines both have taken, and how many only the reader has.
    var taken = 0
    var declined = 0
    private var count = 0

    init(_ policy: Policy) {
      self.policy = policy
      let programs = BatchPolicy(policy)
      scanned = BatchSet(programs)
      read = BatchSet(programs)
      scanner = LineScanner(scanned)
    }

    /// Reads a line in both ways; they must agree, unless the scanner declines.
    mutating func take(_ line: [UInt8]) throws {
      try take(line, inBlock: false)
      try take(line, inBlock: true)
    }

    /// - Parameter inBlock: Whether the line stands among others.
    private mutating func take(_ line: [UInt8], inBlock: Bool) throws {
      if count % InspectionBatch.mostLanes == 0 {
        scanned.begin()
        read.begin()
      }
      count += 1
      let lanes = scanned.batches.map(\.count).reduce(0, +)
      let place = inBlock ? scanner.readInBlock(line) : scanner.read(line.span)
      let text = String(decoding: line, as: UTF8.self)
      guard let place else {
        #expect(scanned.batches.map(\.count).reduce(0, +) == lanes, "\(text)")
        if reading(of: line) != nil { declined += inBlock ? 1 : 0 }
        return
      }
      let (inspection, program) = try #require(reading(of: line), "\(text)")
      let versions = policy.programs[program.checklist] ?? []
      let version = try #require(versions.firstIndex { $0.dates == program.dates })
      let other = try #require(read.place(program.checklist, version: version))
      let lane = read.batches[other].append(inspection)
      let batch = scanned.batches[place.batch]
      #expect(batch.program.program.checklist == program.checklist)
      #expect(batch.program.program.dates == program.dates)
      #expect(batch.difference(place.lane, read.batches[other], lane) == nil, "\(text)")
      taken += inBlock ? 1 : 0
    }

    private func reading(of line: [UInt8]) -> (Inspection, Program)? {
      guard let node = try? JSONReader.read(line, 0..<line.count, isLine: true),
        case .inspection(let inspection, let program) = InspectionReader.read(
          node, policy: policy, isJSON: true)
      else { return nil }
      return (inspection, program)
    }
  }

  /// The policy that is shipped, and its examples, each on one line.
  private static func shipped() throws -> (Policy, [[UInt8]]) {
    let sources = try ["rules", "checklists"].flatMap { folder in
      try files(in: folder).map { SourceFile(path: $0.lastPathComponent, bytes: try bytes($0)) }
    }
    let policy = try #require(Policy.compile(sources).policy)
    let examples = try files(in: "docs/examples")
    let records = try examples.filter { $0.pathExtension == "json" }.map { url in
      try bytes(url).map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    }
    let lines = try examples.filter { $0.pathExtension == "ndjson" }.flatMap { url in
      try bytes(url).split(separator: UInt8(ascii: "\n")).map(Array.init)
    }
    return (policy, records + lines)
  }

  private static func files(in folder: String) throws -> [URL] {
    let url = Shared.root.appending(path: folder)
    return try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
  }

  private static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  @Test("every shipped example is taken, and fills the lane that the reader fills")
  func examples() throws {
    let (policy, lines) = try Self.shipped()
    var both = Both(policy)
    for line in lines { try both.take(line) }
    #expect(lines.count > 8)
    #expect((both.taken, both.declined) == (lines.count, 0))
  }

  @Test("facts and answers of every type are taken")
  func everyType() throws {
    var both = Both(try ScannedPolicy.compile())
    for line in ScannedPolicy.lines { try both.take(line) }
    #expect((both.taken, both.declined) == (ScannedPolicy.lines.count, 0))
  }

  @Test("a line that has been changed is declined, or read as the reader reads it")
  func changedLines() throws {
    var both = Both(try ScannedPolicy.compile())
    var mutation = LineMutation(seed: 20_260_512)
    for round in 0..<3_000 {
      let line = ScannedPolicy.lines[round % ScannedPolicy.lines.count]
      try both.take(mutation.mutated(line))
    }
    #expect(both.taken > 100)
    #expect(both.declined < both.taken / 10)
  }

  @Test("examples that have been changed are declined, or read as the reader reads them")
  func changedExamples() throws {
    let (policy, lines) = try Self.shipped()
    var both = Both(policy)
    var mutation = LineMutation(seed: 7_919)
    for round in 0..<600 { try both.take(mutation.mutated(lines[round % lines.count])) }
    #expect(both.taken > 10)
  }

  @Test("no bytes make the scanner stop or read past the line")
  func anyBytes() throws {
    var scanner = LineScanner(BatchSet(BatchPolicy(try ScannedPolicy.compile())))
    var mutation = LineMutation(seed: 104_729)
    for _ in 0..<5_000 { #expect(scanner.read(mutation.bytes().span) == nil) }
    for line in ScannedPolicy.lines {
      for count in 0..<line.count {
        // Blanks alone may be missing at the end.
        let isWhole = line.dropFirst(count).allSatisfy { $0 == UInt8(ascii: " ") }
        let start = Array(line.prefix(count))
        #expect(scanner.read(start.span) == nil || isWhole)
        #expect(scanner.readInBlock(start, before: line.dropFirst(count)) == nil || isWhole)
      }
    }
  }

  /// A record of the policy with one more key.
  private func record(_ more: String) -> [UInt8] {
    let start = #"{"id":"1","checklist":"site","date":"2026-05-12","site":{"id":"S","rooms":1},"#
    return Array((start + more + "}").utf8)
  }

  @Test(
    "what is no strict JSON is declined, even where nothing reads it",
    arguments: [
      #""extra":{"a":1,"a":2}"#, #""extra":[{"b":{"c":1,"\u0063":1}}]"#, #""extra":01"#,
      #""extra":1."#, #""extra":nul"#, #""extra":[1,]"#, #""extra":{"a":1,}"#, #""extra":"\x""#,
      #""extra":"\ud800""#, #""extra":"\ud800\u0041""#, "\"extra\":\"\u{1}\"", #""extra":'a'"#,
      #""extra":NaN"#, #""extra":"a"#, #""extra":{"a"}"#, "\"extra\":{\"e\u{301}\":1,\"é\":1}",
      #""extra":1,"extra":1"#, #""answers":{"fire.doors":"pass","fire.doors":"pass"}"#,
    ])
  func strictness(_ more: String) throws {
    var scanner = LineScanner(BatchSet(BatchPolicy(try ScannedPolicy.compile())))
    #expect(scanner.read(record(more).span) == nil)
    #expect(scanner.read(record(#""extra":1"#).span) != nil)
  }

  @Test("what is nested to the depth that the reader allows is taken, and no more")
  func depth() throws {
    var both = Both(try ScannedPolicy.compile())
    for depth in 62...65 {
      let (open, close) = (
        String(repeating: "[", count: depth), String(repeating: "]", count: depth)
      )
      try both.take(record("\"extra\":\(open)\(close)"))
      try both.take(record("\"extra\":\(open)1\(close)"))
    }
    #expect((both.taken, both.declined) == (3, 0))
  }

  @Test("blanks may stand around every mark")
  func blanks() throws {
    var both = Both(try ScannedPolicy.compile())
    for line in ScannedPolicy.lines {
      for blank in [" ", "  ", "\t", "\r \t"] { try both.take(Self.spaced(line, blank)) }
    }
    #expect((both.taken, both.declined) == (4 * ScannedPolicy.lines.count, 0))
  }

  /// A line with blanks before and after each mark that is in no text.
  private static func spaced(_ line: [UInt8], _ blank: String) -> [UInt8] {
    var spaced: [UInt8] = []
    var isText = false
    for (place, byte) in line.enumerated() {
      let isMark = !isText && ",:{}[]".utf8.contains(byte)
      spaced += isMark ? Array(blank.utf8) + [byte] + Array(blank.utf8) : [byte]
      var escapes = 0
      while place > escapes, line[place - 1 - escapes] == UInt8(ascii: "\\") { escapes += 1 }
      if byte == UInt8(ascii: "\""), escapes % 2 == 0 { isText.toggle() }
    }
    return spaced
  }

  @Test("runs of answers are taken in any order, and none is given twice")
  func runs() throws {
    var both = Both(try LongChecklist.compile())
    var mutation = LineMutation(seed: 1_299_709)
    for _ in 0..<400 { try both.take(LongChecklist.line(&mutation)) }
    #expect(both.taken > 200)
    #expect(both.declined == 0)
  }

  @Test("a date that no calendar has is declined, and the text of any other is read")
  func dates() throws {
    var both = Both(try ScannedPolicy.compile())
    for date in [
      "2026-02-28", "2026-02-29", "2024-02-29", "2100-02-29", "2000-02-29", "2026-00-10",
      "2026-13-01", "2026-04-31", "2026-12-31", "0000-01-01", "2026-1-01", "2026-05-12T",
      "\\u0032026-05-12",
    ] {
      for _ in 0..<2 {
        try both.take(record(##""history":[{"on":"\##(date)","path":"fire.doors","grade":"一般"}]"##))
      }
    }
    #expect(both.taken > 4)
    #expect(both.declined == 0)
  }

  @Test("a line is read where it stands, or as a copy, wherever its block ends")
  func blockEnds() throws {
    var scanner = LineScanner(BatchSet(BatchPolicy(try ScannedPolicy.compile())))
    let line = record(#""extra":"\u00e9é""#)
    for behind in 0...2 * ByteCursor.spare {
      let block = line + [0x0A] + Array(repeating: UInt8(ascii: "}"), count: behind)
      #expect(scanner.read(0..<line.count, of: block.span) != nil)
      #expect(scanner.read(0..<line.count - 1, of: block.span) == nil)
      #expect(scanner.read(1..<line.count, of: block.span) == nil)
    }
    #expect(scanner.read(0..<line.count, of: line.span) != nil)
  }

  @Test("a line that is not UTF-8 is declined")
  func notUTF8() throws {
    var scanner = LineScanner(BatchSet(BatchPolicy(try ScannedPolicy.compile())))
    var line = record(#""extra":"é""#)
    #expect(scanner.read(line.span) != nil)
    let place = try #require(line.firstIndex { $0 >= 0x80 })
    line[place] = 0x41
    #expect(scanner.read(line.span) == nil)
  }

  @Test("bytes are taken for UTF-8 where they are")
  func encoding() {
    let buffer = LineBuffer()
    // The bounds of the well-formed sequences, and what lies beside them.
    let bytes: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xED, 0xEF,
      0xF0,
      0xF1, 0xF4, 0xF5, 0xFF,
    ]
    for first in bytes {
      for second in bytes {
        for third in bytes {
          for fourth in bytes {
            let text = [first, second, third, fourth]
            let isUTF8 = buffer.load(text.span).text(from: 0, to: 4).isUTF8
            #expect(isUTF8 == (String(validating: text, as: UTF8.self) != nil), "\(text)")
          }
        }
      }
    }
    withExtendedLifetime(buffer) {}
  }
}

extension LineScanner {
  /// Reads a line with others around it, the next of which would go on with it.
  mutating func readInBlock(_ line: [UInt8], before rest: ArraySlice<UInt8> = []) -> BatchPlace? {
    let others = Array(#""a":1}"#.utf8) + [0x0A]
    let more = Array(repeating: UInt8(ascii: "}"), count: 100)
    let block = others + line + [0x0A] + rest + more
    return read(others.count..<others.count + line.count, of: block.span)
  }
}
