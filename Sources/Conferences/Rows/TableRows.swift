extension TableLayout {
  /// Reads one record into slots and goes on to the next. False for what is to be read the slow way (quotes inside a value,
  /// blanks around it, lists, a number of cells that is not the header's): then `offset` may stand anywhere.
  func fill(_ slots: inout RowSlots, in bytes: ValueBytes, at offset: inout Int) -> Bool {
    var column = 0
    while true {
      guard let cell = Self.cell(in: bytes, at: &offset, delimiter), column < roles.count else { return false }
      if case .field(let field) = roles[column], !cell.isEmpty {
        guard take(cell, as: field, in: bytes, &slots) else { return false }
      }
      column += 1
      if offset < bytes.count, bytes[offset] == delimiter {
        offset += 1
        continue
      }
      if offset < bytes.count, bytes[offset] == 0x0D { offset += 1 }
      if offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
      return column == roles.count && isFound(slots)
    }
  }

  private func isFound(_ slots: RowSlots) -> Bool {
    switch kind {
    case .meetings:
      (slots.has(.uid) || slots.has(.oldJoinURL) || slots.has(.oldConferenceID))
        && slots.filled.contains(where: \.isData)
    default: slots.has(.organizer)
    }
  }

  private func take(_ cell: Range<Int>, as field: RowField, in bytes: ValueBytes, _ slots: inout RowSlots) -> Bool {
    let (first, last) = (bytes[cell.lowerBound], bytes[cell.upperBound - 1])
    guard first > 0x20, last > 0x20, first != 0x27 else { return false }
    if field == .toll || field == .tollFree {
      for index in cell where bytes[index] == 0x3B || bytes[index] == 0x2C || bytes[index] == 0x0A { return false }
      slots.numbers.append(
        (RowSlots.Slot(start: cell.lowerBound, count: cell.count), field == .toll ? .toll : .tollFree))
    }
    return slots.fill(field, cell)
  }

  /// The inside of the cell here, `offset` behind it; nil where it holds a quote.
  private static func cell(in bytes: ValueBytes, at offset: inout Int, _ delimiter: UInt8) -> Range<Int>? {
    if offset < bytes.count, bytes[offset] == 0x22 {
      let start = offset + 1
      var at = start
      while at < bytes.count, bytes[at] != 0x22 { at &+= 1 }
      guard at < bytes.count else { return nil }
      offset = at + 1
      let ends = offset == bytes.count || bytes[offset] == delimiter || bytes[offset] == 0x0A || bytes[offset] == 0x0D
      return ends ? start..<at : nil
    }
    let start = offset
    let end = ByteScan.endOfCell(in: bytes, from: start, delimiter: delimiter)
    guard end == bytes.count || bytes[end] != 0x22 else { return nil }
    offset = end
    return start..<end
  }

  /// The row as a conference file would say it; places count rows and columns.
  func node(in bytes: [UInt8], at offset: Int, row: Int) -> DocumentNode? {
    var reader = CSVReader(bytes, delimiter: delimiter, at: offset, row: row - 1)
    guard let record = try? reader.next() else { return nil }
    return node(of: record) { _, _ in }
  }

  func node(of record: CSVReader.Record, note: (DocumentPlace, String) -> Void) -> DocumentNode {
    var members: [DocumentNode.Member] = []
    var old: [DocumentNode.Member] = []
    var labels: [RowField: CSVReader.Cell] = [:]
    for (role, cell) in zip(roles, record.cells) {
      guard case .field(let field) = role, [.tollLabel, .tollFreeLabel].contains(field) else { continue }
      labels[field == .tollLabel ? .toll : .tollFree] = cell
    }
    for (role, cell) in zip(roles, record.cells) {
      let text = Self.unguarded(ForeignObject.trimmed(cell.text))
      guard case .field(let field) = role, !text.isEmpty else { continue }
      let place = DocumentPlace(line: record.row, column: cell.column)
      let value = DocumentNode(content: .text(text), place: place)
      switch field {
      case .toll, .tollFree:
        let list = numbers(text, labels[field]?.text ?? "", place, note)
        members.append(DocumentNode.Member(key: field.name, place: place, value: list))
      case .oldJoinURL: old.append(DocumentNode.Member(key: "join-url", place: place, value: value))
      case .oldConferenceID: old.append(DocumentNode.Member(key: "conference-id", place: place, value: value))
      case .tollLabel, .tollFreeLabel: continue
      default: members.append(DocumentNode.Member(key: field.name, place: place, value: value))
      }
    }
    let place = DocumentPlace(line: record.row, column: 1)
    if let first = old.first {
      let match = DocumentNode(content: .mapping(old), place: first.place)
      members.append(DocumentNode.Member(key: "match", place: first.place, value: match))
    }
    return DocumentNode(content: .mapping(members), place: place)
  }

  /// `a; b` beside `label of a; label of b`.
  private func numbers(
    _ text: String, _ labels: String, _ place: DocumentPlace, _ note: (DocumentPlace, String) -> Void
  ) -> DocumentNode {
    let numbers = text.split { $0 == ";" || $0 == "\n" || (kind == .users && $0 == ",") }
      .map { ForeignObject.trimmed(String($0)) }.filter { !$0.isEmpty }
    let names = numbers.count == 1 ? [labels] : labels.split(separator: ";").map { String($0) }
    if numbers.count > 1, !names.isEmpty, names.count != numbers.count {
      note(place, "\(numbers.count) numbers and \(names.count) labels: there must be as many of both, or no label")
    }
    let items = numbers.enumerated().map { index, number -> DocumentNode in
      let printed = kind == .users ? Self.international(number) : number
      let value = DocumentNode(content: .text(printed), place: place)
      var members = [DocumentNode.Member(key: "number", place: place, value: value)]
      let label = index < names.count ? ForeignObject.trimmed(names[index]) : ""
      if !label.isEmpty {
        let value = DocumentNode(content: .text(label), place: place)
        members.append(DocumentNode.Member(key: "label", place: place, value: value))
      }
      return DocumentNode(content: .mapping(members), place: place)
    }
    return DocumentNode(content: .sequence(items), place: place)
  }

  /// The shell writes `14255550101` and `tel:+1425…`; every service number is international, so it is printed with its plus.
  static func international(_ number: String) -> String {
    let plain = number.hasPrefix("tel:") ? String(number.dropFirst(4)) : number
    return plain.utf8.allSatisfy { (0x30...0x39).contains($0) } && plain.utf8.first != 0x30 ? "+" + plain : plain
  }

  /// Without the apostrophe that our own tables put before what a spreadsheet would take for a formula.
  static func unguarded(_ text: String) -> String {
    guard text.first == "'", let next = text.dropFirst().first, "=+-@＝＋－＠\t\"'".contains(next) || next.isWhitespace
    else { return text }
    return String(text.dropFirst())
  }

  /// Overwrites the values of secret columns, so that they are neither kept nor printed.
  func maskSecrets(in bytes: inout [UInt8]) {
    guard roles.contains(.secret), kind != .meetings, kind != .organizers else { return }
    var column = 0
    var isQuoted = false
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x22 {
        isQuoted.toggle()
      } else if !isQuoted, byte == delimiter {
        column += 1
      } else if !isQuoted, byte == 0x0A || byte == 0x0D {
        column = 0
      } else if column < roles.count, roles[column] == .secret, byte < 0x80, byte > 0x20 {
        bytes[index] = UInt8(ascii: "*")
      }
    }
  }
}
