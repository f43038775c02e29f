/// The whole script from one list of lines to another, unchanged lines included.
struct LineScript {
  private(set) var lines: [UnifiedDiff.Line] = []
  /// Longest script that is searched for; memory grows with its square: 4 MB at most.
  private static let mostChanges = 1_000

  init<Element: Hashable>(_ old: [Element], _ new: [Element]) {
    var numbers: [Element: Int32] = [:]
    func number(_ element: Element) -> Int32 {
      let next = Int32(numbers.count)
      let known = numbers[element, default: next]
      if known == next { numbers[element] = next }
      return known
    }
    self.init(numbers: old.map(number), new.map(number))
  }

  private init(numbers old: [Int32], _ new: [Int32]) {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old[head...].reversed(), new[head...].reversed()).prefix { $0 == $1 }.count
    let oldMiddle = head..<(old.count - tail)
    let newMiddle = head..<(new.count - tail)
    lines.reserveCapacity(old.count + newMiddle.count)
    for index in 0..<head { lines.append(.kept(old: index, new: index)) }
    if let middle = Self.shortest(old[oldMiddle], new[newMiddle]) {
      lines += middle
    } else {
      lines += oldMiddle.map { .removed(old: $0) } + newMiddle.map { .added(new: $0) }
    }
    for index in 0..<tail { lines.append(.kept(old: oldMiddle.upperBound + index, new: newMiddle.upperBound + index)) }
  }

  /// Myers, "An O(ND) Difference Algorithm" (1986), with the furthest points of every round kept for the way back. Nil when
  /// more than `mostChanges` lines differ.
  private static func shortest(_ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>) -> [UnifiedDiff.Line]? {
    let (oldCount, newCount) = (old.count, new.count)
    let limit = min(oldCount + newCount, mostChanges)
    // furthest[k + limit + 1]: how far into the old list diagonal k has come.
    var furthest = [Int32](repeating: 0, count: 2 * limit + 3)
    var rounds: [[Int32]] = []
    for changes in 0...limit {
      rounds.append(Array(furthest[(limit + 1 - changes - 1)...(limit + 1 + changes + 1)]))
      for diagonal in stride(from: -changes, through: changes, by: 2) {
        let place = diagonal + limit + 1
        let goesDown = diagonal == -changes || (diagonal != changes && furthest[place - 1] < furthest[place + 1])
        var x = Int(goesDown ? furthest[place + 1] : furthest[place - 1] + 1)
        while x < oldCount, x - diagonal < newCount, old[old.startIndex + x] == new[new.startIndex + x - diagonal] {
          x += 1
        }
        furthest[place] = Int32(x)
        if x >= oldCount, x - diagonal >= newCount { return wayBack(rounds, old.indices, new.indices) }
      }
    }
    return nil
  }

  private static func wayBack(_ rounds: [[Int32]], _ old: Range<Int>, _ new: Range<Int>) -> [UnifiedDiff.Line] {
    var result: [UnifiedDiff.Line] = []
    var x = old.count
    var y = new.count
    for changes in stride(from: rounds.count - 1, through: 0, by: -1) {
      // Diagonal k of this round's snapshot stands at k + changes + 1.
      let furthest = rounds[changes]
      let diagonal = x - y
      let place = diagonal + changes + 1
      let goesDown = diagonal == -changes || (diagonal != changes && furthest[place - 1] < furthest[place + 1])
      let previous = changes == 0 ? 0 : Int(goesDown ? furthest[place + 1] : furthest[place - 1])
      let previousDiagonal = changes == 0 ? 0 : (goesDown ? diagonal + 1 : diagonal - 1)
      let turn = changes == 0 ? 0 : (goesDown ? previous : previous + 1)
      while x > turn {
        x -= 1
        y -= 1
        result.append(.kept(old: old.lowerBound + x, new: new.lowerBound + y))
      }
      if changes == 0 { break }
      if goesDown {
        result.append(.added(new: new.lowerBound + y - 1))
      } else {
        result.append(.removed(old: old.lowerBound + x - 1))
      }
      x = previous
      y = previous - previousDiagonal
    }
    return result.reversed()
  }
}
