import FEEL

/// The functions that policies have beyond FEEL's (`docs/language.md`, section 6).
enum PolicyFunctions {
  static func all(tags: EnumerationType, calendar: WorkCalendar?) -> [String: Builtin] {
    let functions = [
      inState("failed", .fail), inState("passed", .pass), tagged(tags), sum,
      workdaysBetween(calendar), addWorkdays(calendar),
    ]
    return Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
  }

  /// `failed(items)`: those in a state.
  private static func inState(_ name: String, _ state: ItemState) -> Builtin {
    let item = StaticType.record(
      RecordType("item", [RecordType.Field("state", .enumeration(ItemState.enumeration))]))
    return Builtin(
      name,
      Builtin.Signature([Builtin.Parameter("items", .list(item))], result: { $0[0] }) { arguments in
        var place = 0
        return .list(
          arguments[0].elements.filter { element in
            guard case .context(let record) = element,
              case .word(let word)? = record.value(of: "state", near: &place)
            else { return false }
            return word.index == state.place
          })
      })
  }

  /// `tagged(items, evacuation)` and `tagged(hazard, evacuation)`.
  private static func tagged(_ tags: EnumerationType) -> Builtin {
    let one = StaticType.record(
      RecordType("item", [RecordType.Field("tags", .list(.enumeration(tags)))]))
    let tag = Builtin.Parameter("tag", .enumeration(tags))
    return Builtin(
      "tagged",
      Builtin.Signature([Builtin.Parameter("hazard", one), tag], returns: .boolean) {
        var place = 0
        return .boolean(has($0[0], $0[1], near: &place))
      },
      Builtin.Signature([Builtin.Parameter("items", .list(one)), tag], result: { $0[0] }) {
        arguments in
        var place = 0
        return .list(arguments[0].elements.filter { has($0, arguments[1], near: &place) })
      })
  }

  private static func has(_ element: Value, _ tag: Value, near place: inout Int) -> Bool {
    guard case .context(let record) = element,
      case .list(let tags)? = record.value(of: "tags", near: &place), case .word(let wanted) = tag
    else { return false }
    return tags.contains { found in
      if case .word(let word) = found {
        word.index == wanted.index && word == wanted
      } else {
        false
      }
    }
  }

  /// FEEL's `sum`, but of nothing it is 0.
  private static let sum = Builtin(
    "sum",
    Builtin.Signature([Builtin.Parameter("list", .list(.number))], result: Self.numeric) {
      Aggregating.value(.sum, $0[0].elements)
    },
    Builtin.Signature(
      [Builtin.Parameter("list", .list(.number))], variadic: true, result: Self.numeric
    ) {
      Aggregating.value(.sum, $0[0].elements)
    })

  /// A sum of whole numbers is whole.
  @Sendable private static func numeric(_ arguments: [StaticType]) -> StaticType {
    arguments.first == .list(.integer) ? .integer : .number
  }

  /// Counts the working days d with a < d ≤ b.
  private static func workdaysBetween(_ calendar: WorkCalendar?) -> Builtin {
    Builtin(
      "workdays between",
      Builtin.Signature(
        [Builtin.Parameter("from", .date), Builtin.Parameter("to", .date)], returns: .integer
      ) { arguments in
        guard case .date(let from) = arguments[0], case .date(let to) = arguments[1] else {
          return .none
        }
        return counted(calendar) { calendar throws(CalendarError) in
          .number(Decimal(try calendar.workdays(between: from, and: to)))
        }
      })
  }

  /// The n-th working day after a date.
  private static func addWorkdays(_ calendar: WorkCalendar?) -> Builtin {
    Builtin(
      "add workdays",
      Builtin.Signature(
        [Builtin.Parameter("date", .date), Builtin.Parameter("n", .number)], returns: .date
      ) { arguments in
        guard case .date(let date) = arguments[0], case .number(let number) = arguments[1],
          let count = number.exactInt()
        else { return .none }
        return counted(calendar) { calendar throws(CalendarError) in
          .date(try calendar.adding(workdays: count, to: date))
        }
      })
  }

  /// What a calendar says; null with what it cannot tell.
  private static func counted(
    _ calendar: WorkCalendar?, _ count: (WorkCalendar) throws(CalendarError) -> Value
  ) -> Value {
    do throws(CalendarError) {
      guard let calendar else { throw .noCalendar }
      return try count(calendar)
    } catch {
      return .null(Absence(.call, because: error.message))
    }
  }
}
