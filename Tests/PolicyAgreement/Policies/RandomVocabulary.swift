import FEEL
import RandomFEEL

/// The words of a random policy: enumerations, facts, parameters, tags, attributes, calendar.
struct RandomVocabulary: Sendable {
  /// A fact, an attribute or a parameter, with its type as a policy writes it.
  struct Field: Sendable {
    let name: String
    let type: StaticType
    let written: String
    var range: String?
    /// Constants inside of the range, ascending.
    var constants: [String]
  }

  /// Whether policies are to run by column.
  let isPlain: Bool
  /// Whether hazards are asked for what some do not have, and facts for due dates: such inspections
  /// are evaluated one by one.
  let hasExceptions: Bool
  let grade: EnumerationType
  let rating: EnumerationType
  /// Null: the policy does not tell remedies apart.
  let remedy: EnumerationType?
  let party: EnumerationType
  let controls: [EnumerationType]
  /// Further enumerations, which share words with others at times.
  let others: [EnumerationType]
  let subject: String
  let subjectFields: [Field]
  /// A record under `with:`; empty where there is none.
  let crewFields: [Field]
  let inspectionFields: [Field]
  let attributes: [Field]
  let parameters: [Field]
  let tags: [String]
  let hasWindow: Bool
  let hasKeyPeriods: Bool

  var enumerations: [EnumerationType] {
    [grade, rating, party] + (remedy.map { [$0] } ?? []) + controls + others
  }

  init(isPlain: Bool, _ random: inout SplitMix64) {
    self.isPlain = isPlain
    hasExceptions = !isPlain || random.chance(12)
    grade = Self.ranked("grade", ["一般", "较大", "重大", "特大"], 2...4, &random)
    rating = Self.ranked("rating", ["差", "中", "良", "优", "特优"], 2...5, &random)
    remedy =
      random.chance(75)
      ? EnumerationType(name: "remedy", values: ["on_the_spot", "deadline"]) : nil
    party = EnumerationType(
      name: "party", values: random.some(2, of: ["enterprise", "person_in_charge", "officer"]))
    controls = random.some(2, of: Self.possibleControls)
    others = [
      EnumerationType(name: "level", values: ["低", "中", "高"], isOrdered: true, worstIsLast: true),
      EnumerationType(name: "star", values: ["三星", "四星", "五星"], isOrdered: true),
      EnumerationType(name: "visit", values: ["日常", "专项", "follow-up"]),
    ]
    subject = random.one(of: ["venue", "场所"])
    hasWindow = random.chance(85)
    hasKeyPeriods = random.chance(80)
    let types = isPlain ? Self.columnTypes : Self.plainTypes
    subjectFields = Self.fields(Self.subjectNames, types, others, &random)
    let crew = ["crew_size", "leader", "trained_on"]
    crewFields = random.chance(50) ? Self.fields(crew, types, others, &random) : []
    let about = ["weather", "visitors", "started", "kind"]
    inspectionFields = Self.fields(about, types, others, &random)
    attributes = Self.attributes(others[0])
    parameters = Self.parameters(others[1], &random)
    tags = random.some(random.within(2...4), of: ["fire", "evacuation", "电气", "management"])
  }

  private static let possibleControls = [
    EnumerationType(name: "control", values: ["停业整顿", "专人盯防"]),
    EnumerationType(name: "recheck", values: ["现场", "书面"]),
    EnumerationType(name: "report_to", values: ["市局", "county"]),
  ]

  private static let subjectNames = [
    "area", "rooms", "assembly", "star_level", "名称", "opened", "closes", "seen", "lease", "term",
    "codes", "amounts", "level_now", "has_gas",
  ]

  /// An enumeration with a worst value at either end.
  private static func ranked(
    _ name: String, _ values: [String], _ counts: ClosedRange<Int>, _ random: inout SplitMix64
  ) -> EnumerationType {
    EnumerationType(
      name: name, values: Array(values.prefix(random.within(counts))), isOrdered: true,
      worstIsLast: name == "grade" ? !random.chance(15) : random.chance(20))
  }

  private static func attributes(_ level: EnumerationType) -> [Field] {
    [
      Field(name: "factor", type: .string.optional, written: "string", constants: []),
      Field(name: "allowed_days", type: .integer.optional, written: "integer", constants: []),
      Field(name: "risk", type: .enumeration(level).optional, written: "level", constants: []),
    ]
  }

  /// Fields of random types, those without a type in mind each of its own.
  private static func fields(
    _ names: [String], _ types: [(StaticType, String)], _ enumerations: [EnumerationType],
    _ random: inout SplitMix64
  ) -> [Field] {
    names.map { field($0, types, enumerations, &random) }
  }

  private static func field(
    _ name: String, _ types: [(StaticType, String)], _ enumerations: [EnumerationType],
    _ random: inout SplitMix64
  ) -> Field {
    let isOptional = random.chance(50)
    let words = random.one(of: enumerations)
    let choices =
      types + [(.enumeration(words), words.name), (.enumeration(inline(name)), "[甲, 乙, 丙-丁]")]
    let (type, written) = random.one(of: choices)
    var field = Field(
      name: name, type: isOptional ? type.optional : type, written: written, constants: [])
    if type == .integer || type == .number, random.chance(50) { limit(&field, &random) }
    return field
  }

  /// The frequent ones several times.
  private static let plainTypes: [(StaticType, String)] = [
    (.integer, "integer"), (.integer, "integer"), (.number, "number"), (.boolean, "boolean"),
    (.boolean, "boolean"), (.string, "string"), (.date, "date"), (.time, "time"),
    (.dateAndTime, "date and time"), (.daysAndTime, "days and time duration"),
    (.yearsAndMonths, "years and months duration"), (.list(.string), "list of string"),
    (.list(.number), "list of number"), (.list(.date), "list of date"),
  ]

  /// Those whose values columns hold.
  private static let columnTypes = Array(plainTypes.prefix(7))

  private static func parameters(
    _ star: EnumerationType, _ random: inout SplitMix64
  ) -> [Field] {
    ["limit_a", "limit_b", "limit_c", "limit_d"].map { parameter($0, star, &random) }
  }

  /// A parameter: its value is a constant, so that a number may be known to be whole.
  private static func parameter(
    _ name: String, _ star: EnumerationType, _ random: inout SplitMix64
  ) -> Field {
    let (type, written) = random.one(of: plainTypes + [(.enumeration(star), star.name)])
    let constants = type == .number ? RandomConstants.texts(of: .integer) : []
    return Field(name: name, type: type, written: written, constants: constants)
  }

  private static func inline(_ name: String) -> EnumerationType {
    EnumerationType(name: "the field \(name)", values: ["甲", "乙", "丙-丁"])
  }

  /// Gives a number a range, and constants inside of it.
  private static func limit(_ field: inout Field, _ random: inout SplitMix64) {
    field.range = random.one(of: ["[0..100]", "(0..100)", "[0..100)", "< 101", "[0..90], 100"])
    field.constants =
      field.type.unwrapped == .integer
      ? ["2", "3", "5", "8", "60"] : ["0.5", "1.1", "2.5", "60", "79.95"]
  }
}
