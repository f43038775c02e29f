import Splicing
import Testing

@Suite("Edits are sorted, disjoint and reversible")
struct EditListTests {
  @Test("Output and inverse edits give the source, on random edits", arguments: 0..<50)
  func inverse(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let source = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 97...122, using: &random) }
      let edits = randomEdits(over: source.count, using: &random)
      let output = edits.applied(to: source)
      #expect(output.count == source.count + edits.delta)
      #expect(edits.inverted(over: source).applied(to: output) == source)
    }
  }

  @Test("Inserting one by one, in any order, gives the list that sorting gives")
  func insertionOrder() throws {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let edits = randomEdits(over: 30, using: &random)
      var again = EditList<FileBytes>()
      for replacement in edits.replacements.shuffled(using: &random) { try again.insert(replacement) }
      #expect(again == edits)
    }
  }

  @Test("An insertion and a replacement that start at one byte stand in that order")
  func insertionBeforeReplacement() throws {
    var edits = EditList<FileBytes>()
    try edits.replace(1..<2, with: Array("X".utf8))
    try edits.replace(1..<1, with: Array("+".utf8))
    #expect(edits.applied(to: Array("abc".utf8)) == Array("a+Xc".utf8))
  }

  @Test("Edits that meet throw, and the list stays as it was")
  func conflict() throws {
    var edits = EditList<FileBytes>()
    try edits.replace(2..<5, with: [])
    #expect(throws: EditConflict(existing: 2..<5, incoming: 4..<6)) { try edits.replace(4..<6, with: []) }
    #expect(throws: EditConflict(existing: 2..<5, incoming: 3..<3)) { try edits.replace(3..<3, with: [65]) }
    #expect(edits.replacements.count == 1)
  }

  @Test("Two insertions at one offset conflict: nothing says which comes first")
  func twoInsertions() throws {
    var edits = EditList<FileBytes>()
    try edits.replace(3..<3, with: [65])
    #expect(throws: EditConflict.self) { try edits.replace(3..<3, with: [66]) }
  }

  @Test("Merging is commutative where it does not throw, and throws where two lists meet")
  func merging() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let a = randomEdits(over: 30, using: &random)
      let b = randomEdits(over: 30, using: &random)
      let forward = try? a.merging(b)
      let backward = try? b.merging(a)
      #expect(forward == backward)
      if let forward { #expect(forward.replacements.count == a.replacements.count + b.replacements.count) }
    }
  }

  @Test("Shifted edits do to the tail what the edits did to the whole")
  func shifting() throws {
    var edits = EditList<FileBytes>()
    try edits.replace(0..<1, with: Array("XY".utf8))
    let shifted = edits.shifted(by: 2, into: MessageBytes.self)
    #expect(shifted.applied(to: Array("--abc".utf8)) == Array("--XYbc".utf8))
  }
}
