import Splicing
import Testing

@Suite("Offset maps")
struct OffsetMapTests {
  /// `ab` · fold of 3 · `cd` · one unit of 2 inner bytes for 6 outer · `e`, beginning at outer offset 10.
  private var map: OffsetMap {
    var map = OffsetMap(origin: 10)
    map.appendLiteral(2)
    map.appendGap(3)
    map.appendLiteral(2)
    map.appendUnit(inner: 2, outer: 6)
    map.appendLiteral(1)
    return map
  }

  @Test("A byte behind a gap starts after it; the byte before ends before it")
  func gaps() {
    #expect(map.outerStart(of: 2) == 15)
    #expect(map.outerEnd(before: 2) == 12)
    #expect(map.outerStart(of: 0) == 10)
    #expect(map.outerEnd(before: 0) == 10)
  }

  @Test("Nothing stands inside a unit")
  func units() {
    #expect(map.outerStart(of: 4) == 17)
    #expect(map.outerStart(of: 5) == nil)
    #expect(map.outerEnd(before: 5) == nil)
    #expect(map.outerEnd(before: 6) == 23)
    #expect(map.outerStart(of: 6) == 23)
  }

  @Test("The end of the inner bytes is the end of the outer ones")
  func ends() {
    #expect(map.innerCount == 7)
    #expect(map.outerStart(of: 7) == 24)
    #expect(map.outerEnd(before: 7) == 24)
    #expect(map.outerStart(of: 8) == nil)
  }
}
