extension BuiltinCase {
  /// Regular expressions.
  static let ofPatterns = cases(
    #"""
    matches("abracadabra", "bra") ; true
    matches("abracadabra", "^bra") ; false
    matches(input: "ABC", pattern: "b", flags: "i") ; true
    matches("abc", "b", null) ; true
    matches("abc", "b", "z") ; null
    matches("abc", "b", 1) ; null
    matches("abc", "(") ; null
    matches(null, "b") ; null
    replace("abracadabra", "bra", "*") ; "a*cada*"
    replace("abracadabra", "a.*a", "*") ; "*"
    replace("abracadabra", "a.*?a", "*") ; "*c*bra"
    replace("abracadabra", "a", "") ; "brcdbr"
    replace("abracadabra", "a(.)", "a$1$1") ; "abbraccaddabbra"
    replace("abracadabra", ".*?", "$1") ; null
    replace("AAAA", "A+?", "b") ; "bbbb"
    replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") ; "[1=ab][2=]cd"
    replace("abc", "b", "$0$0") ; "abbc"
    replace("abc", "(b)", "$12") ; "ab2c"
    replace("abc", "b", "\$") ; "a$c"
    replace("abc", "b", "$") ; null
    replace("abc", "b", "\d") ; null
    replace("a.c", ".", "$", "q") ; "a$c"
    replace("ABC", "b", "x", "i") ; "AxC"
    split("John Doe", "\s") ; ["John", "Doe"]
    split("a;b;c;;", "\;") ; null
    split("a,b,c,,", ",") ; ["a", "b", "c", "", ""]
    split(",", ",") ; ["", ""]
    split("", ",") ; [""]
    split("abc", "") ; null
    split("甲、乙，丙", "[、，]") ; ["甲", "乙", "丙"]
    """#)
}
