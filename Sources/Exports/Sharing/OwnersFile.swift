/// Reads the CSV of `--owners`.
struct OwnersFile {
  private(set) var rules: [Owners.Rule] = []

  init(_ csv: [UInt8]) throws(OwnersError) {
    let text = csv.starts(with: [0xEF, 0xBB, 0xBF]) ? csv[3...] : csv[...]
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      guard line.contains(where: { !$0.isBlankOrLineEnd }), line.first != UInt8(ascii: "#") else { continue }
      try take(line, number)
    }
  }

  private mutating func take(_ line: ArraySlice<UInt8>, _ number: Int) throws(OwnersError) {
    guard let fields = Self.fields(of: line), fields.count == 2, !fields[0].isEmpty else {
      throw OwnersError(line: number, problem: "expected path-glob,address")
    }
    guard MailAddress.isAddress(fields[1][...]), let address = String(validating: fields[1], as: UTF8.self) else {
      // A first line without an address names the columns.
      if number == 1, !fields[1].contains(UInt8(ascii: "@")) { return }
      throw OwnersError(line: number, problem: "the second field is no e-mail address")
    }
    rules.append(Owners.Rule(glob: fields[0], address: address))
  }

  /// Fields without their quotes and the blanks around them; nil when a quote is not closed.
  private static func fields(of line: ArraySlice<UInt8>) -> [[UInt8]]? {
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        if isQuoted, index < line.endIndex, line[index] == byte {
          fields[fields.count - 1].append(byte)
          index += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == UInt8(ascii: ","), !isQuoted {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
    }
    return isQuoted ? nil : fields.map(trimmed)
  }

  private static func trimmed(_ field: [UInt8]) -> [UInt8] {
    var field = field[...].drop(while: \.isBlankOrLineEnd)
    while let last = field.last, last.isBlankOrLineEnd { field.removeLast() }
    return Array(field)
  }
}
