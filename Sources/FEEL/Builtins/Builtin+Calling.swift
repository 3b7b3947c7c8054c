// Which argument stands for which parameter, and calls whose types are known only when they are made.
extension Builtin.Signature {
  /// Returns which argument stands for each place; null if they do not fit in number or by name.
  ///
  /// A place left out is -1. Variadic arguments follow one another.
  ///
  /// - Parameter names: The arguments' names; null for a positional one.
  func order(of names: [String?]) -> [Int]? {
    if names.contains(where: { $0 != nil }) {
      guard !isVariadic, names.count <= parameters.count else { return nil }
      var order: [Int] = []
      for parameter in parameters {
        let place = names.firstIndex(of: parameter.name)
        if place == nil, !parameter.isOptional { return nil }
        order.append(place ?? -1)
      }
      return order.filter { $0 >= 0 }.count == names.count ? order : nil
    }
    let needed = parameters.prefix { !$0.isOptional }.count
    guard names.count >= needed, isVariadic || names.count <= parameters.count else { return nil }
    let missing = max(parameters.count - names.count, 0)
    return Array(0..<names.count) + Array(repeating: -1, count: missing)
  }

  /// The type that is wanted at a place of the arguments.
  func type(at place: Int) -> StaticType {
    let last = parameters.count - 1
    guard isVariadic, place >= last else { return parameters[place].type }
    if case .list(let element) = parameters[last].type { return element }
    return parameters[last].type
  }
}

extension Builtin {
  /// Returns the signatures that arguments fit in number and by name, each with their places.
  ///
  /// Those in whose order named arguments are written come first: a point and a range may be
  /// meant by `before(point, range)` and by `before(range, point)`.
  func candidates(for names: [String?]) -> [(signature: Signature, order: [Int])] {
    let found = signatures.compactMap { signature in
      signature.order(of: names).map { (signature: signature, order: $0) }
    }
    func isAsWritten(_ order: [Int]) -> Bool { order == order.sorted() }
    return found.filter { isAsWritten($0.order) } + found.filter { !isAsWritten($0.order) }
  }

  /// Returns the result of a call by the first signature that the values fit; null for none.
  func value(for arguments: [FunctionValue.Argument], _ work: inout Work) -> Value? {
    for (signature, order) in candidates(for: arguments.map(\.name)) {
      guard let values = signature.arranged(arguments.map(\.value), by: order, &work) else {
        continue
      }
      let missing = zip(values, zip(signature.parameters, order)).first { value, place in
        value.isNull && !place.0.takesNull && place.1 >= 0
      }
      return missing?.0 ?? signature.body(values, &work)
    }
    return nil
  }

  /// The function as a value.
  var functionValue: FunctionValue {
    let parameters = signatures.first?.parameters ?? []
    return FunctionValue(
      name: name, parameters: parameters.map(\.name), types: parameters.map(\.type),
      result: .unknown
    ) { value(for: $0, &$1) }
  }
}

extension Builtin.Signature {
  /// The values at their places, coerced; null if one does not fit its parameter.
  fileprivate func arranged(
    _ values: [Value], by order: [Int], _ work: inout Work
  ) -> [Value]? {
    var arranged: [Value] = []
    for (place, argument) in order.enumerated() {
      guard argument >= 0 else {
        arranged.append(.none)
        continue
      }
      guard let value = values[argument].coerced(to: type(at: place), &work) else { return nil }
      arranged.append(value)
    }
    guard isVariadic else { return arranged }
    let fixed = parameters.count - 1
    return arranged.prefix(fixed) + [.list(Array(arranged.dropFirst(fixed)))]
  }
}
