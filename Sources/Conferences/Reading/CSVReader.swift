/// RFC 4180, strictly, with the delimiter of the file: commas, or the semicolons and tabs that spreadsheets write. Line ends
/// may be CRLF or LF; a cell in quotes may hold them. Iterative, linear; text in UTF-8 without byte order mark.
struct CSVReader {
  struct Cell {
    let text: String
    /// From 1, as a spreadsheet counts.
    let column: Int
  }

  struct Record {
    /// From 1, the header included; a line break inside a cell begins no new one.
    let row: Int
    let cells: [Cell]
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private(set) var index: Int
  private(set) var row: Int

  init(_ bytes: [UInt8], delimiter: UInt8, at index: Int = 0, row: Int = 0) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.index = index
    self.row = row
  }

  /// The delimiter that the first line holds most of, outside quotes; a comma where it holds none.
  static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      if byte == 0x2C || byte == 0x3B || byte == 0x09 { counts[byte, default: 0] += 1 }
    }
    var best: UInt8 = 0x2C
    for byte in [0x3B, 0x09] as [UInt8] where counts[byte, default: 0] > counts[best, default: 0] { best = byte }
    return best
  }

  /// The next record; nil at the end. An empty line is a record of one empty cell.
  mutating func next() throws(DocumentFault) -> Record? {
    guard index < bytes.count else { return nil }
    row += 1
    var cells: [Cell] = []
    while true {
      let text = try cell(column: cells.count + 1)
      cells.append(Cell(text: text, column: cells.count + 1))
      if index < bytes.count, bytes[index] == delimiter {
        index += 1
        continue
      }
      passLineEnd()
      return Record(row: row, cells: cells)
    }
  }

  private mutating func passLineEnd() {
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
  }

  private mutating func cell(column: Int) throws(DocumentFault) -> String {
    guard index < bytes.count, bytes[index] == 0x22 else {
      let start = index
      while index < bytes.count, bytes[index] != delimiter, bytes[index] != 0x0A, bytes[index] != 0x0D {
        guard bytes[index] != 0x22 else { throw fault(column, "a quote inside a cell that does not begin with one") }
        index += 1
      }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    index += 1
    var text: [UInt8] = []
    while true {
      guard index < bytes.count else { throw fault(column, "the quote that begins this cell is not closed") }
      let byte = bytes[index]
      index += 1
      if byte != 0x22 {
        text.append(byte)
      } else if index < bytes.count, bytes[index] == 0x22 {
        text.append(0x22)
        index += 1
      } else {
        break
      }
    }
    guard index == bytes.count || [delimiter, 0x0A, 0x0D].contains(bytes[index]) else {
      throw fault(column, "text behind the closing quote of a cell")
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func fault(_ column: Int, _ message: String) -> DocumentFault {
    DocumentFault(place: DocumentPlace(line: row, column: column), message: message)
  }
}
