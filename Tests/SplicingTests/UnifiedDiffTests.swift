import Splicing
import Testing

@Suite struct UnifiedDiffTests {
  private func text(_ old: [String], _ new: [String], context: Int = 3) -> [String] {
    UnifiedDiff(from: old, to: new, context: context).hunks.flatMap { hunk in
      [hunk.header]
        + hunk.lines.map { line in
          switch line {
          case .kept(let index, _): " " + old[index]
          case .removed(let index): "-" + old[index]
          case .added(let index): "+" + new[index]
          }
        }
    }
  }

  @Test("Equal lists have no hunks")
  func equal() {
    #expect(text(["a", "b"], ["a", "b"]).isEmpty)
    #expect(text([], []).isEmpty)
  }

  @Test("Three lines stand around a change, and near changes share a hunk")
  func context() {
    let old = (1...20).map { "\($0)" }
    var new = old
    new[3] = "x"
    new[10] = "y"
    new[18] = "z"
    #expect(
      text(old, new) == [
        "@@ -1,14 +1,14 @@", " 1", " 2", " 3", "-4", "+x", " 5", " 6", " 7", " 8", " 9", " 10", "-11", "+y", " 12",
        " 13", " 14",
        "@@ -16,5 +16,5 @@", " 16", " 17", " 18", "-19", "+z", " 20",
      ])
  }

  @Test("An empty side is named by the line before it, as GNU diff does")
  func emptySides() {
    #expect(text([], ["a"]) == ["@@ -0,0 +1 @@", "+a"])
    #expect(text(["a", "b"], []) == ["@@ -1,2 +0,0 @@", "-a", "-b"])
    #expect(text(["a", "c"], ["a", "b", "c"], context: 0) == ["@@ -1,0 +2 @@", "+b"])
  }

  @Test("The script is the shortest and gives the new list, whatever the lists")
  func random() {
    var seed: UInt64 = 1
    func next(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    for _ in 0..<5_000 {
      let old = (0..<next(12)).map { _ in next(4) }
      let new = (0..<next(12)).map { _ in next(4) }
      let diff = UnifiedDiff(from: old, to: new, context: 100)
      let lines = diff.hunks.first?.lines ?? old.indices.map { .kept(old: $0, new: $0) }
      #expect(diff.hunks.count <= 1)
      var rebuilt: [Int] = []
      var source: [Int] = []
      var changes = 0
      for line in lines {
        switch line {
        case .kept(let o, let n):
          #expect(old[o] == new[n])
          rebuilt.append(new[n])
          source.append(old[o])
        case .added(let n):
          rebuilt.append(new[n])
          changes += 1
        case .removed(let o):
          source.append(old[o])
          changes += 1
        }
      }
      #expect(rebuilt == new && source == old)
      #expect(changes == shortestLength(old, new))
    }
  }

  @Test("Two long lists without a common line take bounded time")
  func bounded() {
    let old = (0..<50_000).map { "a\($0)" }
    let new = (0..<50_000).map { "b\($0)" }
    let time = ContinuousClock().measure { #expect(text(old, new).count == 100_001) }
    #expect(time < .seconds(20))
  }

  /// By the textbook table.
  private func shortestLength(_ a: [Int], _ b: [Int]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let above = row[j + 1]
        row[j + 1] = a[i] == b[j] ? diagonal : min(row[j], above) + 1
        diagonal = above
      }
    }
    return row[b.count]
  }
}
