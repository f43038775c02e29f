/// A pattern for paths, over bytes.
struct Glob: Sendable {
  private let pattern: [UInt8]

  init(_ pattern: [UInt8]) {
    var pattern = pattern
    while pattern.count > 1, pattern.last == UInt8(ascii: "/") { pattern.removeLast() }
    self.pattern = pattern
  }

  /// Whether the pattern fits the path, or a folder of it, from its start or from the start of one of its components.
  func fits(_ path: [UInt8]) -> Bool {
    var start = 0
    while start < path.count {
      if fits(path, from: start) { return true }
      guard pattern.first != UInt8(ascii: "/"), let slash = path[start...].firstIndex(of: UInt8(ascii: "/")) else {
        return false
      }
      start = slash + 1
    }
    return false
  }

  /// Wildcards are tried shortest first. When the rest does not fit, the last `*` takes one byte more, and when a `/` stops
  /// it, the last `**` does.
  private func fits(_ path: [UInt8], from start: Int) -> Bool {
    var place = start
    var index = 0
    var star: (index: Int, place: Int)?
    var doubleStar: (index: Int, place: Int)?
    while true {
      if index == pattern.count, place == path.count || path[place] == UInt8(ascii: "/") { return true }
      if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
        let isDouble = index + 1 < pattern.count && pattern[index + 1] == UInt8(ascii: "*")
        index += isDouble ? 2 : 1
        star = isDouble ? nil : (index, place)
        if isDouble { doubleStar = (index, place) }
      } else if index < pattern.count, place < path.count, fits(pattern[index], path[place]) {
        index += 1
        place += 1
      } else if let last = star, last.place < path.count, path[last.place] != UInt8(ascii: "/") {
        star = (last.index, last.place + 1)
        (index, place) = (last.index, last.place + 1)
      } else if let last = doubleStar, last.place < path.count {
        doubleStar = (last.index, last.place + 1)
        star = nil
        (index, place) = (last.index, last.place + 1)
      } else {
        return false
      }
    }
  }

  private func fits(_ wanted: UInt8, _ byte: UInt8) -> Bool {
    wanted == byte || (wanted == UInt8(ascii: "?") && byte != UInt8(ascii: "/"))
  }
}
