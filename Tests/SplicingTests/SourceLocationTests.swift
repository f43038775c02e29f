import Splicing
import Testing

@Test(
  "Lines end in LF, CR or CRLF; columns count bytes from 1", arguments: [(0, 1, 1), (2, 2, 1), (4, 3, 1), (8, 4, 2)])
func locations(offset: Int, line: Int, column: Int) {
  let bytes = Array("a\nb\rc\r\nde".utf8)
  let place = SourceLocation(of: offset, in: bytes)
  #expect(place.line == line)
  #expect(place.column == column)
}
