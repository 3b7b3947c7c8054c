import Testing

@testable import FEEL

/// One case: an expression and what it gives, both as FEEL.
struct BuiltinCase: Sendable, CustomTestStringConvertible {
  let expression: String
  let expected: String

  var testDescription: String { expression }

  /// One case a line, `expression ; result`.
  static func cases(_ text: String) -> [BuiltinCase] {
    text.split(separator: "\n").compactMap { line in
      guard let separator = line.lastIndex(of: ";") else { return nil }
      return BuiltinCase(
        expression: String(line[..<separator]),
        expected: String(line[separator...].dropFirst()))
    }
  }

  static let everything = all + ofRanges + ofDates + ofPatterns

  private static let all = [booleans, strings, numbers, statistics, lists, contexts, conversions]
    .flatMap {
      cases($0)
    }
}

extension BuiltinCase {
  private static let booleans = #"""
    not(true) ; false
    not(null) ; null
    not("x") ; null
    all([true, true]) ; true
    all([true, null, false]) ; false
    all([true, null]) ; null
    all([]) ; true
    all(true, false, true) ; false
    all(true, null, true) ; null
    all([true, 123, true]) ; null
    all() ; null
    all(list: [true, false]) ; false
    all(l: [true]) ; null
    all(null) ; null
    all(true) ; true
    any([false, null, true]) ; true
    any([]) ; false
    any(list: [null, false]) ; null
    any(false, false) ; false
    any() ; null
    is("foo", "foo") ; true
    is(1, 1.0) ; true
    is(1, "1") ; false
    is(null, null) ; true
    is(value1: 1) ; false
    is(value2: 1) ; false
    is([1, {a: "b"}], [1, {a: "b"}]) ; true
    is([1..2], [1..2]) ; true
    is((= 1), [1..1]) ; false
    is(major, major) ; true
    is(major, red) ; false
    """#

  private static let strings = #"""
    contains("foobar", "oba") ; true
    contains("foobar", "") ; true
    contains("foobar", "OBA") ; false
    contains("aabaabaac", "aabaac") ; true
    contains("检查重大隐患", "重大") ; true
    contains(null, "a") ; null
    contains("a", 1) ; null
    starts with("foobar", "foo") ; true
    starts with("foobar", "") ; true
    starts with("fo", "foo") ; false
    ends with("foobar", "bar") ; true
    ends with("foobar", "") ; true
    ends with("ar", "bar") ; false
    lower case("ÄBC 重") ; "äbc 重"
    upper case("straße") ; "STRASSE"
    string length("🐎重a") ; 3
    string length("e\u0301") ; 2
    string length("") ; 0
    substring("foobar", 3) ; "obar"
    substring("foobar", 3, 3) ; "oba"
    substring("foobar", 3, 3.8) ; "oba"
    substring("foob r", -2, 1) ; " "
    substring("foobar", -6, 6) ; "foobar"
    substring("foobar", 5, 100) ; "ar"
    substring("foobar", 5, 1e30) ; "ar"
    substring("🐎重a", 2, 1) ; "重"
    substring("foobar", 0) ; null
    substring("foobar", 7) ; null
    substring("foobar", -7) ; null
    substring("foobar", 1e40) ; null
    substring("foobar", 2, 0) ; ""
    substring("foobar", 2, -1) ; null
    substring("foobar", "2") ; null
    substring before("foobar", "bar") ; "foo"
    substring before("foobar", "xyz") ; ""
    substring before("foobar", "") ; ""
    substring after("foobar", "ob") ; "ar"
    substring after("foobar", "xyz") ; ""
    substring after("foobar", "") ; "foobar"
    substring after("", "a") ; ""
    string join(["a", "b", "c"], "_and_") ; "a_and_b_and_c"
    string join(["a", null, "c"], "X") ; "aXc"
    string join(["a", "b"]) ; "ab"
    string join(["a", "b"], null) ; "ab"
    string join([], "X") ; ""
    string join("a", "X") ; "a"
    string join([1, 2], "X") ; null
    string join(null, "X") ; null
    string join(list: ["a", "c"], delimitr: "X") ; null
    """#

  private static let numbers = #"""
    decimal(2.5, 0) ; 2
    decimal(0.515, 2) ; 0.52
    decimal(1.115, 2.9) ; 1.12
    decimal(1, 7000) ; null
    decimal(1, 1e40) ; null
    decimal(null, 1) ; null
    floor(1.5) ; 1
    floor(-1.56, 1) ; -1.6
    floor(1.56, null) ; null
    floor("1.5") ; null
    floor(n: 1.5, scal: 1) ; null
    ceiling(1.5) ; 2
    ceiling(-1.56, 1) ; -1.5
    round up(5.5, 0) ; 6
    round up(-1.121, 2) ; -1.13
    round up(5.5, 6176) ; 5.5
    round up(5.5, 6177) ; null
    round up(5.1) ; null
    round half up(n: 5.5) ; null
    round down(5.5, 0) ; 5
    round down(-1.126, 2) ; -1.12
    round half up(5.5, 0) ; 6
    round half up(-1.125, 2) ; -1.13
    round half up(5.5, -6112) ; null
    round half down(5.5, 0) ; 5
    round half down(-5.5, 0) ; -5
    round half down(1234, null) ; null
    abs(-1) ; 1
    abs(n: -1.50) ; 1.50
    abs(number: -1) ; null
    abs("-1") ; null
    modulo(-12, 5) ; 3
    modulo(12, -5) ; -3
    modulo(10.1, -4.5) ; -3.4
    modulo(10, 0) ; null
    modulo(4) ; null
    sqrt(16) ; 4
    sqrt(2) ; 1.414213562373095048801688724209698
    sqrt(-1) ; null
    log(1) ; 0
    log(0) ; null
    exp(0) ; 1
    exp(1e30) ; null
    odd(5) ; true
    odd(-2) ; false
    odd(0) ; false
    odd(1.5) ; null
    odd(number: 4) ; false
    even(0) ; true
    even(-2) ; true
    even(2.0) ; true
    even(1e40) ; true
    even(0.5) ; null
    even(n: 4) ; null
    """#

  private static let statistics = #"""
    count([]) ; 0
    count([1, null, "a"]) ; 3
    count(7) ; 1
    count([minor, major]) ; 2
    count(null) ; null
    min([6, 14, -3]) ; -3
    min("b", "a", "c") ; "a"
    min([]) ; null
    min([1, null]) ; null
    min([1, "a"]) ; null
    min(5) ; 5
    min([true]) ; null
    min([major, minor, critical]) ; minor
    max(1, 3, 2) ; 3
    max([major, critical, minor]) ; critical
    max([red, green]) ; null
    max([]) ; null
    sum([1, 2.5]) ; 3.5
    sum(1, 2, 3) ; 6
    sum([]) ; null
    sum([1, null]) ; null
    sum([1, "a"]) ; null
    sum(0.1, 0.2) ; 0.3
    mean(1, 2, 3) ; 2
    mean([]) ; null
    mean([1]) ; 1
    product([2, 3, 4]) ; 24
    product([]) ; null
    product([9e6000, 9e6000]) ; null
    median(8, 2, 5, 3, 4) ; 4
    median([6, 1, 2, 3]) ; 2.5
    median([]) ; null
    stddev(2, 4, 7, 5) ; 2.081665999466132735282297706979931
    stddev([47]) ; null
    stddev([]) ; null
    mode([6, 3, 9, 6, 6]) ; [6]
    mode([3, 6, 1, 9, 6, 1, 3]) ; [1, 3, 6]
    mode([]) ; []
    mode([1, null]) ; null
    mode() ; null
    """#

  private static let lists = #"""
    list contains([1, 2, 3], 2) ; true
    list contains([1, null], null) ; true
    list contains([1, "a"], true) ; false
    list contains([minor, major], major) ; true
    list contains(null, 1) ; null
    sublist([4, 5, 6], 1, 2) ; [4, 5]
    sublist([4, 5, 6], 2) ; [5, 6]
    sublist([4, 5, 6], -1, 1) ; [6]
    sublist([4, 5, 6], 3, 9) ; [6]
    sublist([4, 5, 6], 4) ; null
    sublist([4, 5, 6], 0) ; null
    append([1], 2, 3) ; [1, 2, 3]
    append([1], null) ; [1, null]
    append([["w"], ["y"]], ["t"]) ; [["w"], ["y"], ["t"]]
    append(null, 1) ; null
    concatenate([1, 2], [3], 4) ; [1, 2, 3, 4]
    concatenate([1], null) ; null
    insert before([1, 3], 1, 2) ; [2, 1, 3]
    insert before([1, 3], -1, null) ; [1, null, 3]
    insert before([1, 3], 0, 2) ; null
    insert before([1, 3], 3, 2) ; null
    remove([1, 2, 3], 2) ; [1, 3]
    remove([1, 2, 3], -1) ; [1, 2]
    remove([1, 2, 3], 4) ; null
    list replace([1, 2, 3], 2, 4) ; [1, 4, 3]
    list replace([1, 2, 3], -1.5, 4) ; [1, 2, 4]
    list replace([1, 2, 3], 2.5, 4) ; [1, 4, 3]
    list replace([1, 2, 3], 0, 4) ; null
    list replace([1, 2, 3], -4, 4) ; null
    list replace([1, 2, 3], "2", 4) ; null
    list replace(1, 1, 5) ; [5]
    list replace(position: 2, newItem: 4, list: [1, 2, 3]) ; [1, 4, 3]
    list replace([2, 4, 7, 8], function(item, newItem) item < newItem, 5) ; [5, 5, 7, 8]
    list replace([2, 4], function(item, newItem) item, 5) ; null
    list replace([2, 4], function(item) true, 5) ; null
    reverse([1, 2, 3]) ; [3, 2, 1]
    reverse([]) ; []
    index of([1, 2, 3, 2], 2) ; [2, 4]
    index of([1, null], null) ; [2]
    index of([1], 7) ; []
    union([1, 2], [2, 3]) ; [1, 2, 3]
    union([1, null], [null, "1"]) ; [1, null, "1"]
    union([1], null) ; null
    distinct values([1, 2, 1.0, 3, "2", 2]) ; [1, 2, 3, "2"]
    distinct values([major, minor, major]) ; [major, minor]
    distinct values([{a: 1, b: 2}, {b: 2, a: 1}, [1], [1.0]]) ; [{a: 1, b: 2}, [1]]
    flatten([[1, 2], [[3]], 4]) ; [1, 2, 3, 4]
    flatten([[], [[]], null]) ; [null]
    sort([3, 1, 4, 5, 2], function(x, y) x < y) ; [1, 2, 3, 4, 5]
    sort(["a", "z", "a"], function(x, y) x < y) ; ["a", "a", "z"]
    sort([{a: 2, b: 1}, {a: 1}, {a: 2, b: 2}], function(x, y) x.a < y.a) ; [{a: 1}, {a: 2, b: 1}, {a: 2, b: 2}]
    sort([1, 2], function(x, y) true) ; [2, 1]
    sort([1, "a"], function(x, y) x < y) ; null
    sort([], function(x, y) x < y) ; []
    """#

  private static let contexts = #"""
    get value({a: "foo"}, "a") ; "foo"
    get value({a: "foo"}, "b") ; null
    get value({a: "foo"}, 1) ; null
    get value("foo", "foo") ; null
    get value(key: "a", m: {a: 1}) ; 1
    get entries({a: "foo", b: null}) ; [{key: "a", value: "foo"}, {key: "b", value: null}]
    get entries({}) ; []
    get entries([1, 2, 3]) ; null
    context put({a: 1, b: 2, c: 3}, "b", 3) ; {a: 1, b: 3, c: 3}
    context put({}, "a", null) ; {a: null}
    context put({x: 1, y: {a: 0}}, ["y", "b"], 2) ; {x: 1, y: {a: 0, b: 2}}
    context put({y: {a: {b: {c: 1}}}}, ["y", "a", "b", "c"], 2) ; {y: {a: {b: {c: 2}}}}
    context put({x: 1}, ["y", null], 2) ; null
    context put({x: 1}, [], 2) ; null
    context put({y: {a: 0}}, ["y", "a", "b"], 2) ; null
    context put({}, 1, 1) ; null
    context put([], "a", 1) ; null
    context put(context: {y: {a: 0}}, keys: ["y", "a"], value: 2) ; {y: {a: 2}}
    context put(context: {y: {a: 0}}, key: ["y", "a"], value: 2) ; null
    context merge([{a: 1}, {b: 2}]) ; {a: 1, b: 2}
    context merge([{a: {x: 1}}, {a: {y: 2}}]) ; {a: {y: 2}}
    context merge({a: 1}) ; {a: 1}
    context merge([1, 2]) ; null
    context([{key: "a", value: 1}, {key: "b", value: null}]) ; {a: 1, b: null}
    context({key: "a", value: 1, ignored: "foo"}) ; {a: 1}
    context([{key: "a", value: 1}, {key: "a", value: 2}]) ; null
    context({key: "a"}) ; null
    context({key: null, value: 1}) ; null
    """#

  private static let conversions = #"""
    number("1.000.000,01", ".", ",") ; 1000000.01
    number("1 000 000.01", " ", ".") ; 1000000.01
    number("1,000,000.01", " ", ".") ; null
    number("1,000,000.01", ",", ":") ; null
    number("1000000.01", null, ".") ; 1000000.01
    number("1,000,000.00", ",", null) ; 1000000.00
    number("1,000,000.00", ",", ",") ; null
    number("1.000.000,01", ".") ; null
    number("1.5") ; 1.5
    number("-.5e2") ; -50
    number("1.2.3") ; null
    number("1,2", null, ",") ; 1.2
    number("1.2", null, ",") ; null
    number("12a") ; null
    number("") ; null
    number("1e99999") ; null
    number(123, ".", ".") ; null
    string(1.10) ; "1.10"
    string("foo") ; "foo"
    string(false) ; "false"
    string(null) ; null
    string([1, 2, 3, [4, 5, "foo"]]) ; "[1, 2, 3, [4, 5, \"foo\"]]"
    string({a: "b", "{": 1, "if": null}) ; "{a: \"b\", \"{\": 1, \"if\": null}"
    string(["\"foo\"\n\\"]) ; "[\"\\\"foo\\\"\\n\\\\\"]"
    string([1..2)) ; "[1..2)"
    string((>= 10)) ; "(>= 10)"
    string((< 10)) ; "(< 10)"
    string(major) ; "major"
    string({等级: [major]}) ; "{等级: [major]}"
    string(function(a, b) a) ; "function(a, b)"
    range("[18..21)") ; [18..21)
    range(" ] 1 .. 3 [ ") ; (1..3)
    range("[\"a\"..\"c\"]") ; ["a".."c"]
    range("[-3..-1]") ; [-3..-1]
    range("[1..1]") ; [1..1]
    range("[3..1]") ; null
    range("[..2]") ; null
    range("[1..\"b\"]") ; null
    range("[null..null]") ; null
    range("[1..a]") ; null
    range("[1..2] = 3") ; null
    range(">=10") ; null
    range("") ; null
    range(fron: "[1..3]") ; null
    """#
}
