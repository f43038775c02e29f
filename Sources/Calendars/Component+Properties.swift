extension Component {
  /// Its own content lines in order: neither BEGIN and END, nor empty lines, nor those of components inside it.
  public var properties: [ContentLine] {
    var result: [ContentLine] = []
    forEachProperty { (line: ContentLine) in result.append(line) }
    return result
  }

  /// How many lines `properties` has, without making it.
  public var propertyCount: Int {
    var count = 0
    forEachPropertyIndex { (_: Int) in count += 1 }
    return count
  }

  /// Its own properties of this name in order, broken lines left out. `name` in upper case. Does not allocate but for the
  /// result.
  public func properties(named name: StaticString) -> [ContentLine] {
    let storage = storage
    let length = name.utf8CodeUnitCount
    var result: [ContentLine] = []
    forEachPropertyIndex { (index: Int) in
      guard storage.lines[index].mayHaveName(ofLength: length) else { return }
      let line = ContentLine(storage: storage, index: index)
      if line.hasName(name), !line.isBroken { result.append(line) }
    }
    return result
  }

  /// Its first own property of this name that is no broken line. `name` in upper case. Does not allocate.
  public func first(named name: StaticString) -> ContentLine? {
    let storage = storage
    let length = name.utf8CodeUnitCount
    var found: ContentLine?
    _ = visitProperties { index in
      guard storage.lines[index].mayHaveName(ofLength: length) else { return true }
      let line = ContentLine(storage: storage, index: index)
      guard line.hasName(name), !line.isBroken else { return true }
      found = line
      return false
    }
    return found
  }

  /// Calls `body` with each own property line in order; makes no array.
  public func forEachProperty(_ body: (ContentLine) -> Void) {
    let storage = storage
    _ = visitProperties { index in
      body(ContentLine(storage: storage, index: index))
      return true
    }
  }

  @inline(__always)
  private func forEachPropertyIndex(_ body: (Int) -> Void) {
    _ = visitProperties { index in
      body(index)
      return true
    }
  }

  /// Calls `body` with the index of each own property line until it answers false. Components inside are leapt over.
  @inline(__always)
  private func visitProperties(_ body: (Int) -> Bool) -> Bool {
    let record = record
    let storage = storage
    var child = index + 1
    var line = record.beginLine + 1
    while line < record.linesEnd {
      if child < record.componentsEnd, storage.components[child].beginLine == line {
        line = storage.components[child].linesEnd
        child = storage.components[child].componentsEnd
        continue
      }
      if storage.lines[line].traits.isDisjoint(with: [.blank, .begin, .end]), !body(line) { return false }
      line += 1
    }
    return true
  }
}
