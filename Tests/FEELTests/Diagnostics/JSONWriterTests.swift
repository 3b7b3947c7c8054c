import FEEL
import Foundation
import Testing

@Suite("JSON that is written")
struct JSONWriterTests {
  private func text(isIndented: Bool = false, _ write: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter(isIndented: isIndented)
    write(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private func sample(_ json: inout JSONWriter) {
    json.object { json in
      json.field("text", "a")
      json.field("none", nil as String?)
      json.field("number", -3)
      json.field("decimal", digits: "0.5")
      json.field("truth", true)
      json.array("list") { json in
        json.object { $0.null("empty") }
        json.object { _ in }
        json.array { $0.element("b") }
      }
      json.field("texts", [])
    }
  }

  @Test("on one line")
  func compact() {
    #expect(
      text(sample)
        == #"{"text":"a","none":null,"number":-3,"decimal":0.5,"truth":true,"#
        + #""list":[{"empty":null},{},["b"]],"texts":[]}"#)
  }

  @Test("indented by two blanks a level")
  func indented() {
    let expected = """
      {
        "text": "a",
        "none": null,
        "number": -3,
        "decimal": 0.5,
        "truth": true,
        "list": [
          {
            "empty": null
          },
          {},
          [
            "b"
          ]
        ],
        "texts": []
      }
      """
    #expect(text(isIndented: true, sample) == expected)
  }

  @Test("a text that is written is the text that is read")
  func escapes() throws {
    let long = String(repeating: "丙", count: 99)
    let texts = ["", "\"", "\\", "\\\"\n\r\t\0\u{1F}\u{7F}", "甲\"乙\n", long, "😀"]
    let json = text { json in json.array { for text in texts { $0.element(text) } } }
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
    #expect(read == texts)
    #expect(json.contains(#""\\\"\n\r\t\u0000\u001f"#))
  }

  @Test("values that stand alone are not parted, and taking leaves nothing")
  func alone() {
    var json = JSONWriter()
    json.object { _ in }
    json.append("\n")
    json.object { $0.field("a", 1) }
    #expect(String(decoding: json.take(), as: UTF8.self) == "{}\n{\"a\":1}")
    #expect(json.bytes.isEmpty)
  }
}
