/// Records of `ScannedPolicy`, each a line: what they say is right.
extension ScannedPolicy {
  static let lines = [few, all, lateHead, escapes].map { Array($0.utf8) }

  private static let few = #"""
    {"id":"1","checklist":"site","date":"2026-05-12","site":{"id":"S-1",\#
    "rooms":12},"answers":{}}
    """#

  private static let all = #"""
    {"id":"2","checklist":"site","date":"2026-05-12","inspection":{"kind":"专项"},\#
    "site":{"id":"S-2","name":"例馆","gas":true,"rooms":51,"area":100.126,\#
    "share":20.5,"money":1234567.891,"size":"large","shape":"middle",\#
    "opened":"2019-02-28","closed":null,"called":"2024-05-01T10:00:00Z",\#
    "hour":"08:30:00","lasts":"P1DT2H","tags":["a","乙"],"lengths":[1,\#
    2.5],"nick":"a"},"weather":{"warm":false,"degrees":-3.25},"answers":{"fire.exits":{"answer":"fail",\#
    "occurrences":2,"note":"上锁","evidence":["photo",{"kind":"视频",\#
    "file":"a.jpg","note":{"x":[1]}}]},"fire.doors":"不合格","fire.lamps":{"answer":"不适用",\#
    "reason":"无此设施"},"fire.tank":{"state":"not_checked"},"测量.width":1.25,\#
    "测量.count":{"answer":12,"note":null},"测量.open":true,"测量.grade":"A级",\#
    "测量.kinds":["甲","丙"],"测量.tested":"2021-03-04","测量.remark":"都好，很好",\#
    "测量.brand":{"answer":"pass","state":"answered"}},"history":[{"on":"2025-12-31",\#
    "path":"fire.exits","grade":"重大","due":"2026-01-15","closed":null},\#
    {"grade":"一般","on":"2024-01-01","path":"fire.doors","closed":"2024-01-01"}],\#
    "extra":{"a":{"b":[1,2,{"c":"d","e":null}]},"备注（一）":"x","k1":true,\#
    "k2":false}}
    """#

  private static let lateHead = #"""
    {"answers":{"测量.width":"未检","测量.count":1e1,"测量.open":{"answer":false,\#
    "occurrences":3},"测量.grade":"不适用","测量.kinds":[],"测量.brand":"未检查",\#
    "fire.doors":null,"fire.lamps":{"answer":null},"fire.exits":{"evidence":["photo"],\#
    "note":"n","state":"fail"}},"history":null,"extra":null,"weather":null,\#
    "site":{"rooms":0.0,"id":"","area":0.0000001,"money":12345678901234567890123456789012345,\#
    "gas":false,"size":"small"},"date":"2026-05-12","checklist":"site",\#
    "id":"3"}
    """#

  private static let escapes = #"""
     { "id" : "\u4e00\"\\\/\ud83d\ude00" , "checklist" : "\u0073ite" ,\#
     "date" : "2026-05-12" , "s\u0069te" : { "rooms" : -0 , "id" : "S\u00094" ,\#
     "share" : 1E1, "money":-1.50 } , "answers" : { "\u6d4b量.width" : 0.5e0 ,\#
     "测量.grade":{"answer":"C级","state":"answered"}, "fire.tank" : "not applicable" } ,\#
     "extra":"\u0000\b\f\n\r\t" }
    """#
}
