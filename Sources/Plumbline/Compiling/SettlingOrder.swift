/// An order in which each thing stands after those that it needs.
///
/// The order is that of sweeps from the first place to the last, each of which takes what is ready
/// by then; so things stay in their places as far as their needs allow. It is found in linear time:
/// A. B. Kahn, "Topological sorting of large networks", CACM 5 (1962), gives each thing its sweep.
struct SettlingOrder {
  /// Places of the things that can be settled, in order.
  let order: [Int]
  /// Places of the things that wait for one another, or for those that do, ascending.
  let stuck: [Int]
  private let needs: [[Int]]

  /// - Parameter needs: By place, the places of what each thing needs.
  init(needs: [[Int]]) {
    self.needs = needs
    var users: [[Int]] = Array(repeating: [], count: needs.count)
    for (place, others) in needs.enumerated() {
      for other in others { users[other].append(place) }
    }
    var waiting = needs.map(\.count)
    var sweep = Array(repeating: 0, count: needs.count)
    var ready = needs.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < ready.count {
      let place = ready[next]
      next += 1
      for user in users[place] {
        sweep[user] = max(sweep[user], sweep[place] + (place > user ? 1 : 0))
        waiting[user] -= 1
        if waiting[user] == 0 { ready.append(user) }
      }
    }
    order = ready.sorted { (sweep[$0], $0) < (sweep[$1], $1) }
    stuck = needs.indices.filter { waiting[$0] > 0 }
  }

  /// The places of one loop among the stuck, each before what it needs; empty if none is stuck.
  var loop: [Int] {
    let open = Set(stuck)
    var path: [Int] = []
    var seen: [Int: Int] = [:]
    var place = stuck.first
    while let here = place {
      if let first = seen[here] { return Array(path[first...]) }
      seen[here] = path.count
      path.append(here)
      place = needs[here].filter { open.contains($0) }.min()
    }
    return path
  }
}
