/// Makes records as the shared generator does, from our own seed, for where that is not at hand.
struct W1Generator: Sequence, IteratorProtocol {
  private static let streets = [
    "Harbour Road", "Lindengasse", "Rua do Sol", "Station Parade", "Mill Lane", "Calle Mayor",
    "Quai des Brumes", "Castle Terrace", "Old Market Square", "Foundry Street",
  ]
  private static let cities = ["Northport", "Eisenfeld", "Vila Nova", "Kirkmuir", "Brackwater"]
  private static let names = [
    "Ada Quist", "Bo Lindqvist", "Carmen Ruiz", "Dai Evans", "Femi Adeyemi", "Gita Rao",
  ]
  private static let words =
    "exit sign lamp valve pressure gauge hose corridor kitchen duct filter alarm panel battery "
    .split(separator: " ").map(String.init)

  private var random = SeededRandom(seed: 20_240_611)
  private var left: Int
  private var number = 0

  init(count: Int) {
    left = count
  }

  mutating func next() -> W1Record? {
    guard left > 0 else { return nil }
    left -= 1
    number += 1
    let answers = answers()
    let failed = W1Items.paths.filter { answers[$0] == "fail" }
    return W1Record(
      id: "H\(1_000_000 + number)", venue: venue(), inspection: inspection(),
      history: history(failed: Set(failed)), answers: answers,
      evidence: Dictionary(uniqueKeysWithValues: failed.map { ($0, text(4...10)) }))
  }

  /// Most venues fail little, some much; items with a veto seldom.
  private mutating func answers() -> [String: String] {
    let venue = random.fraction()
    let base = venue < 0.58 ? 0.035 : venue < 0.83 ? 0.08 : venue < 0.95 ? 0.2 : 0.36
    var answers: [String: String] = [:]
    for path in W1Items.paths {
      let chance = random.fraction()
      let fails = 0.05 + base * (W1Items.vetoing.contains(path) ? 0.2 : 1.12)
      answers[path] = chance < 0.05 ? "na" : chance < fails ? "fail" : "pass"
    }
    return answers
  }

  private mutating func history(failed: Set<String>) -> W1Record.History {
    var again: [String] = []
    for path in W1Items.paths where random.fraction() < (failed.contains(path) ? 0.16 : 0.025) {
      again.append(path)
    }
    let chance = random.fraction()
    return W1Record.History(
      repeat: again, open_overdue: chance < 0.86 ? 0 : chance < 0.96 ? 1 : random.number(2...5))
  }

  private mutating func venue() -> W1Record.Venue {
    W1Record.Venue(
      name: "Hotel \(random.pick(Self.streets)) \(random.number(1...999))",
      licence: "LC-\(random.digits(8))", address: address(), assembly: random.fraction() < 0.35,
      rooms: random.number(8...420), stars: random.number(1...5),
      contacts: ["owner", "manager", "safety officer"].map { role in
        W1Record.Contact(
          role: role, name: random.pick(Self.names), phone: "+00 \(random.digits(9))")
      })
  }

  private mutating func address() -> W1Record.Address {
    W1Record.Address(
      street: "\(random.number(1...240)) \(random.pick(Self.streets))",
      city: random.pick(Self.cities), postcode: random.digits(5),
      lat: Double(random.number(35_000_000...60_000_000)) / 1e6,
      lon: Double(random.number(-9_000_000...25_000_000)) / 1e6)
  }

  private mutating func inspection() -> W1Record.Inspection {
    W1Record.Inspection(
      date: "202\(random.number(1...4))-0\(random.number(1...9))-1\(random.number(0...9))",
      key_period: random.fraction() < 0.2,
      kind: random.pick(["routine", "follow-up", "complaint", "opening"]),
      officers: [random.pick(Self.names), random.pick(Self.names)], remarks: text(20...45))
  }

  private mutating func text(_ count: ClosedRange<Int>) -> String {
    (0..<random.number(count)).map { _ in random.pick(Self.words) }.joined(separator: " ")
  }
}
