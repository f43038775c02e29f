/// Reads the header fields of one entity (RFC 5322 section 2.2).
struct HeaderReader {
  let lines: LineScanner
  private(set) var fields: [HeaderField] = []
  /// Behind the blank line, or where the body begins without one.
  private(set) var end: Int
  /// Was there more than is read?
  private(set) var isTruncated = false
  private let start: Int

  /// - Parameter isBoundary: does a boundary of the enclosing entities stand on this line?
  init(_ lines: LineScanner, at start: Int, isBoundary: (_ line: Int, _ text: Int) -> Bool) {
    self.lines = lines
    self.start = start
    end = start
    read(isBoundary)
  }

  private var bytes: UnsafeRawBufferPointer { lines.bytes }

  private mutating func read(_ isBoundary: (Int, Int) -> Bool) {
    var open: (name: Range<Int>, value: Int, text: Int)?
    var line = start
    while line < lines.end {
      let (text, next) = lines.line(at: line)
      if text == line {
        close(&open, at: line)
        end = next
        return
      }
      if isBlank(bytes[line]) {
        // QUIRK: a fold with nothing to continue is passed over, as everybody does.
        open?.text = text
      } else if isBoundary(line, text) {
        break
      } else if let name = fieldName(line, text) {
        close(&open, at: line)
        open = (name, afterColon(name.upperBound, text), text)
      } else if !isEnvelope(line, text), bytes[line] != 0x3A {
        // QUIRK: a field without a name is passed over; any other line that is no field ends the header, without the blank line that the RFC wants.
        break
      }
      line = next
    }
    close(&open, at: line)
    end = line
  }

  private mutating func close(_ open: inout (name: Range<Int>, value: Int, text: Int)?, at end: Int) {
    guard let (name, value, text) = open else { return }
    open = nil
    guard name.lowerBound - start < Message.longestHeader else {
      isTruncated = true
      return
    }
    let spelling = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[name]), as: UTF8.self)
    fields.append(
      HeaderField(
        name: FieldName(spelling), nameRange: name, valueRange: value..<max(value, text),
        range: name.lowerBound..<end))
  }

  /// field-name = 1*ftext, here with the blanks before the colon of obs-optional (section 4.5.8).
  private func fieldName(_ line: Int, _ text: Int) -> Range<Int>? {
    var index = line
    while index < text, bytes[index] > 0x20, bytes[index] < 0x7F, bytes[index] != 0x3A { index += 1 }
    let name = line..<index
    while index < text, isBlank(bytes[index]) { index += 1 }
    return !name.isEmpty && index < text && bytes[index] == 0x3A ? name : nil
  }

  private func afterColon(_ name: Int, _ text: Int) -> Int {
    var index = name
    while bytes[index] != 0x3A { index += 1 }
    index += 1
    while index < text, isBlank(bytes[index]) { index += 1 }
    return index
  }

  /// The envelope line of an mbox, left in front of a message or between its fields.
  private func isEnvelope(_ line: Int, _ text: Int) -> Bool {
    let word: StaticString = "From "
    if starts(line, text, with: word) { return true }
    return line == start && bytes[line] == 0x3E && starts(line + 1, text, with: word)
  }

  private func starts(_ line: Int, _ text: Int, with word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard line + count <= text else { return false }
    return (0..<count).allSatisfy { bytes[line + $0] == word.utf8Start[$0] }
  }
}
