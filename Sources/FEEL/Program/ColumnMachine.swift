import Columns

/// Runs instructions over a frame, each as one loop over all lanes.
struct ColumnMachine {
  let program: ColumnProgram
  let frame: ColumnView
  /// Of elements, the record of each.
  let owners: [Int32]
  /// The frames of elements, by the numbers that `ElementProgram` gives.
  let elements: [ColumnFrame]

  init(_ program: ColumnProgram, _ frame: ColumnFrame, _ elements: [ColumnFrame] = []) {
    self.program = program
    self.frame = frame.view
    owners = frame.owners
    self.elements = elements
  }

  func run(_ code: some Sequence<ColumnInstruction>) {
    for instruction in code { run(instruction) }
  }

  /// One loop for each kind of instruction.
  private func run(_ instruction: ColumnInstruction) {
    switch instruction {
    case .number(let value, let into): fill(value, into)
    case .add(let a, let b, let into): arithmetic(a, b, into) { $0.addingReportingOverflow($1) }
    case .subtract(let a, let b, let into):
      arithmetic(a, b, into) { $0.subtractingReportingOverflow($1) }
    case .multiply(let a, let b, let into):
      arithmetic(a, b, into) { $0.multipliedReportingOverflow(by: $1) }
    case .scale(let a, let factor, let into): scale(a, by: factor, into)
    case .choose(let condition, let a, let b, let into): choose(condition, a, b, into)
    case .word(let row, let sets, let into): word(ofRow: row, sets, into)
    case .lookup(let row, let values, let into): lookup(row, values, into)
    case .truth(let holds, let into): fill(holds, into)
    case .isWithin(let a, let codes, let into): isWithin(a, codes, into)
    case .compare(.less, let a, let b, let into): compare(a, b, into) { $0 < $1 }
    case .compare(.lessOrEqual, let a, let b, let into): compare(a, b, into) { $0 <= $1 }
    case .compare(.equal, let a, let b, let into): compare(a, b, into) { $0 == $1 }
    case .isMissing(let a, let into): isMissing(a, into)
    case .isUnknown(let a, let into): isUnknown(a, into)
    case .not(let a, let into): logic(a, a, into) { yes, no, _, _ in (no, yes) }
    case .and(let a, let b, let into): logic(a, b, into) { ($0 & $2, $1 | $3) }
    case .or(let a, let b, let into): logic(a, b, into) { ($0 | $2, $1 & $3) }
    case .same(let a, let b, let into):
      logic(a, b, into) { ($0 & $2 | $1 & $3, $0 & $3 | $1 & $2) }
    case .chooseTruth(let condition, let a, let b, let into):
      chooseTruth(condition, a, b, into)
    case .lookupTruth(let row, let yes, let no, let into): lookup(row, yes, no, into)
    case .set(let places, let into): fill(places, into)
    case .setWhere(let truth, let holds, let places, let into):
      fill(places, where: truth, holds, into)
    case .intersect(let a, let b, let words, let into): combine(a, b, words, into) { $0 & $1 }
    case .unite(let a, let b, let words, let into): combine(a, b, words, into) { $0 | $1 }
    case .subtractSet(let a, let b, let words, let into): combine(a, b, words, into) { $0 & ~$1 }
    case .count(let set, let words, let into): count(set, words, into)
    case .countGroups(let set, let groups, let into): countGroups(set, groups, into)
    case .has(let place, let set, let into): has(place, set, into)
    case .table(let table, let into): program.tables[table].run(frame, into)
    case .countElements(let element, let into): countElements(program.elements[element], into)
    }
  }
}

// MARK: Numbers

extension ColumnMachine {
  private var lanes: Int { frame.lanes }
  private var words: Int { frame.words }

  private func fill(_ value: Int64?, _ into: Int) {
    unsafe frame.number(into).update(repeating: value ?? 0, count: lanes)
    unsafe frame.known(into).update(repeating: value == nil ? 0 : .max, count: words)
  }

  private func missing(_ into: Int) { fill(Int64?.none, into) }

  @inline(__always)
  private func arithmetic(
    _ a: Int, _ b: Int, _ into: Int,
    _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) {
    let (left, right, result) = unsafe (frame.number(a), frame.number(b), frame.number(into))
    bothKnown(a, b, into)
    var overflows = false
    for lane in 0..<lanes {
      let (value, overflow) = unsafe operation(left[lane], right[lane])
      unsafe result[lane] = value
      overflows = overflows || overflow
    }
    guard overflows else { return }
    for lane in 0..<lanes where unsafe operation(left[lane], right[lane]).overflow {
      if frame.number(into, at: lane) != nil { frame.fault(lane) }
    }
  }

  private func bothKnown(_ a: Int, _ b: Int, _ into: Int) {
    let (left, right, result) = unsafe (frame.known(a), frame.known(b), frame.known(into))
    for word in 0..<words { unsafe result[word] = left[word] & right[word] }
  }

  private func scale(_ a: Int, by factor: Int64, _ into: Int) {
    let (source, result) = unsafe (frame.number(a), frame.number(into))
    unsafe frame.known(into).update(from: frame.known(a), count: words)
    var overflows = false
    for lane in 0..<lanes {
      let (value, overflow) = unsafe source[lane].multipliedReportingOverflow(by: factor)
      unsafe result[lane] = value
      overflows = overflows || overflow
    }
    guard overflows else { return }
    for lane in 0..<lanes
    where unsafe source[lane].multipliedReportingOverflow(by: factor).overflow {
      if frame.number(into, at: lane) != nil { frame.fault(lane) }
    }
  }

  private func choose(_ condition: Int, _ a: Int, _ b: Int, _ into: Int) {
    let (left, right, result) = unsafe (frame.number(a), frame.number(b), frame.number(into))
    let (yes, no) = unsafe (frame.yes(condition), frame.no(condition))
    for lane in 0..<lanes {
      let takesLeft = unsafe yes[lane >> 6] &>> UInt64(lane & 63) & 1 != 0
      unsafe result[lane] = takesLeft ? left[lane] : right[lane]
    }
    let (knownA, knownB, known) = unsafe (frame.known(a), frame.known(b), frame.known(into))
    for word in 0..<words {
      unsafe known[word] = yes[word] & knownA[word] | no[word] & knownB[word]
    }
  }

  private func lookup(_ row: Int, _ values: RowValues, _ into: Int) {
    missing(into)
    let (known, numbers) = (values.isKnown, values.values)
    for lane in 0..<lanes {
      guard let place = frame.number(row, at: lane).map({ Int($0) }),
        known[place >> 6] &>> UInt64(place & 63) & 1 != 0
      else { continue }
      frame.setNumber(into, at: lane, numbers[place])
    }
  }
}

// MARK: Comparisons

extension ColumnMachine {
  @inline(__always)
  private func compare(
    _ a: Int, _ b: Int, _ into: Int, _ holds: (Int64, Int64) -> Bool
  ) {
    let (left, right) = unsafe (frame.number(a), frame.number(b))
    let (knownA, knownB) = unsafe (frame.known(a), frame.known(b))
    let (yes, no) = unsafe (frame.yes(into), frame.no(into))
    for word in 0..<words {
      var bits: UInt64 = 0
      let first = word << 6
      for bit in 0..<64 {
        bits |= unsafe (holds(left[first + bit], right[first + bit]) ? 1 : 0) &<< UInt64(bit)
      }
      let known = unsafe knownA[word] & knownB[word]
      unsafe yes[word] = bits & known
      unsafe no[word] = ~bits & known
    }
  }

  private func isWithin(_ a: Int, _ codes: CodeSet, _ into: Int) {
    let source = unsafe frame.number(a)
    let (known, yes, no) = unsafe (frame.known(a), frame.yes(into), frame.no(into))
    for word in 0..<words {
      var bits: UInt64 = 0
      let first = word << 6
      for interval in codes.intervals {
        for bit in 0..<64 {
          let value = unsafe source[first + bit]
          let isInside = (value >= interval.low) == (value <= interval.high)
          bits |= (isInside ? 1 : 0) &<< UInt64(bit)
        }
      }
      unsafe yes[word] = bits & known[word]
      unsafe no[word] = ~bits & known[word]
    }
  }

  private func isMissing(_ a: Int, _ into: Int) {
    let (known, yes, no) = unsafe (frame.known(a), frame.yes(into), frame.no(into))
    for word in 0..<words {
      unsafe yes[word] = ~known[word]
      unsafe no[word] = known[word]
    }
  }
}

// MARK: Truths

extension ColumnMachine {
  private func fill(_ holds: Bool?, _ into: Int) {
    unsafe frame.yes(into).update(repeating: holds == true ? .max : 0, count: words)
    unsafe frame.no(into).update(repeating: holds == false ? .max : 0, count: words)
  }

  private func unknown(_ into: Int) { fill(Bool?.none, into) }

  private func isUnknown(_ a: Int, _ into: Int) {
    logic(a, a, into) { yes, no, _, _ in (~(yes | no), yes | no) }
  }

  /// From *yes* and *no* of one truth, and of another, those of the result.
  @inline(__always)
  private func logic(
    _ a: Int, _ b: Int, _ into: Int,
    _ operation: (UInt64, UInt64, UInt64, UInt64) -> (yes: UInt64, no: UInt64)
  ) {
    let (yesA, noA) = unsafe (frame.yes(a), frame.no(a))
    let (yesB, noB) = unsafe (frame.yes(b), frame.no(b))
    let (yes, no) = unsafe (frame.yes(into), frame.no(into))
    for word in 0..<words {
      let result = unsafe operation(yesA[word], noA[word], yesB[word], noB[word])
      unsafe yes[word] = result.yes
      unsafe no[word] = result.no
    }
  }

  private func chooseTruth(_ condition: Int, _ a: Int, _ b: Int, _ into: Int) {
    let (yes, no) = unsafe (frame.yes(condition), frame.no(condition))
    let (yesA, noA) = unsafe (frame.yes(a), frame.no(a))
    let (yesB, noB) = unsafe (frame.yes(b), frame.no(b))
    let (yesInto, noInto) = unsafe (frame.yes(into), frame.no(into))
    for word in 0..<words {
      unsafe yesInto[word] = yes[word] & yesA[word] | no[word] & yesB[word]
      unsafe noInto[word] = yes[word] & noA[word] | no[word] & noB[word]
    }
  }

  private func lookup(_ row: Int, _ yes: [UInt64], _ no: [UInt64], _ into: Int) {
    unknown(into)
    for lane in 0..<lanes {
      guard let place = frame.number(row, at: lane).map(Int.init) else { continue }
      if yes[place >> 6] &>> UInt64(place & 63) & 1 != 0 {
        frame.setTruth(into, at: lane, true)
      } else if no[place >> 6] &>> UInt64(place & 63) & 1 != 0 {
        frame.setTruth(into, at: lane, false)
      }
    }
  }
}

// MARK: Sets

extension ColumnMachine {
  private func fill(_ places: [UInt64], _ into: Int) {
    for (word, bits) in places.enumerated() {
      unsafe frame.set(into + word).update(repeating: bits, count: lanes)
    }
  }

  private func fill(_ places: [UInt64], where truth: Int, _ holds: Bool, _ into: Int) {
    let plane = unsafe holds ? frame.yes(truth) : frame.no(truth)
    for (word, bits) in places.enumerated() {
      let result = unsafe frame.set(into + word)
      for lane in 0..<lanes {
        unsafe result[lane] = plane[lane >> 6] &>> UInt64(lane & 63) & 1 != 0 ? bits : 0
      }
    }
  }

  @inline(__always)
  private func combine(
    _ a: Int, _ b: Int, _ count: Int, _ into: Int, _ operation: (UInt64, UInt64) -> UInt64
  ) {
    for word in 0..<count {
      let (left, right) = unsafe (frame.set(a + word), frame.set(b + word))
      let result = unsafe frame.set(into + word)
      for lane in 0..<lanes { unsafe result[lane] = operation(left[lane], right[lane]) }
    }
  }

  private func count(_ set: Int, _ count: Int, _ into: Int) {
    fill(0, into)
    let result = unsafe frame.number(into)
    for word in 0..<count {
      let bits = unsafe frame.set(set + word)
      for lane in 0..<lanes {
        unsafe result[lane] &+= Int64(truncatingIfNeeded: bits[lane].nonzeroBitCount)
      }
    }
  }

  private func countGroups(_ set: Int, _ groups: [[UInt64]], _ into: Int) {
    fill(0, into)
    let result = unsafe frame.number(into)
    for group in groups {
      for lane in 0..<lanes {
        var found: UInt64 = 0
        for word in group.indices { found |= unsafe frame.set(set + word)[lane] & group[word] }
        if found != 0 { unsafe result[lane] &+= 1 }
      }
    }
  }

  private func has(_ place: Int, _ set: Int, _ into: Int) {
    let bits = unsafe frame.set(set + place >> 6)
    let (yes, no) = unsafe (frame.yes(into), frame.no(into))
    for word in 0..<words {
      var found: UInt64 = 0
      let first = word << 6
      for bit in 0..<64 {
        found |= unsafe (bits[first + bit] &>> UInt64(place & 63) & 1) &<< UInt64(bit)
      }
      unsafe yes[word] = found
      unsafe no[word] = ~found
    }
  }
}

// MARK: Elements

extension ColumnMachine {
  private func word(ofRow row: Int, _ sets: [Int], _ into: Int) {
    missing(into)
    for (word, set) in sets.enumerated() {
      let bits = unsafe frame.set(set + row >> 6)
      for lane in 0..<lanes where unsafe bits[lane] &>> UInt64(row & 63) & 1 != 0 {
        frame.setNumber(into, at: lane, Int64(word))
      }
    }
  }

  /// Runs a condition over all elements, and counts those that pass for the record of each.
  private func countElements(_ element: ElementProgram, _ into: Int) {
    let machine = ColumnMachine(program, elements[element.frame])
    machine.run(element.code, importing: element.imports, from: frame)
    let (own, owners) = (machine.frame, machine.owners)
    fill(0, into)
    let result = unsafe frame.number(into)
    let passing = unsafe own.yes(element.condition)
    for lane in 0..<own.lanes
    where unsafe passing[lane >> 6] &>> UInt64(lane & 63) & 1 != 0 {
      unsafe result[Int(owners[lane])] &+= 1
    }
    // What an element could not work out is asked of the whole record again.
    for lane in 0..<own.lanes where own.isFaulty(lane) { frame.fault(Int(owners[lane])) }
  }

  /// Runs a program of elements, which see what is imported of their records.
  func run(
    _ code: [ColumnInstruction], importing imports: [ColumnImport], from records: ColumnView
  ) {
    for imported in imports { take(imported, from: records) }
    run(code)
  }

  private func take(_ imported: ColumnImport, from records: ColumnView) {
    switch imported {
    case .number(let from, let into):
      let (source, result) = unsafe (records.number(from), frame.number(into))
      for lane in 0..<lanes { unsafe result[lane] = source[Int(owners[lane])] }
      unsafe take(records.known(from), frame.known(into))
    case .truth(let from, let into):
      unsafe take(records.yes(from), frame.yes(into))
      unsafe take(records.no(from), frame.no(into))
    }
  }

  /// Gives each element the bit of its record.
  @unsafe
  private func take(_ bits: UnsafeMutablePointer<UInt64>, _ into: UnsafeMutablePointer<UInt64>) {
    for word in 0..<words {
      var taken: UInt64 = 0
      for lane in word << 6..<min(word << 6 + 64, lanes) {
        let owner = Int(owners[lane])
        taken |= unsafe (bits[owner >> 6] &>> UInt64(owner & 63) & 1) &<< UInt64(lane & 63)
      }
      unsafe into[word] = taken
    }
  }
}
