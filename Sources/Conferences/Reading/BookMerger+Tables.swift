/// Tables: one's own with the names of the conference file as headings, exports of PowerShell, number maps.
extension BookMerger {
  mutating func readTable(_ name: String, _ bytes: [UInt8]) throws(DocumentFault) {
    var text = bytes
    guard let header = TableHeader(text) else { throw DocumentFault(place: .start, message: "the table is empty") }
    guard let layout = header.layout else {
      throw DocumentFault(
        place: DocumentPlace(line: header.record.row, column: 1),
        message:
          "no heading of this table is known: it needs uid or organizer, from and to, or the headings of an export")
    }
    var isRefused = false
    for (heading, column) in layout.unknownHeadings {
      isRefused = true
      note(
        FilePlace(file: name, line: Int32(header.record.row), column: Int32(column)),
        Fields.unknown(heading, of: "this table", known: Set(RowField.allCases.map(\.name))))
    }
    for (heading, column) in layout.doubles {
      isRefused = true
      note(
        FilePlace(file: name, line: Int32(header.record.row), column: Int32(column)),
        "\(Fields.excerpt(heading)) heads two columns")
    }
    guard !isRefused else { return }
    layout.maskSecrets(in: &text)
    let reading = TableReading(name: name, text: text, layout: layout)
    switch layout.kind {
    case .meetings, .organizers, .users: try reading.rows(from: header, into: &self)
    case .substitutions, .export: try reading.objects(from: header, into: &self)
    }
  }
}

private struct TableReading {
  let name: String
  let text: [UInt8]
  let layout: TableLayout

  private func place(_ row: Int, _ column: Int = 1) -> FilePlace {
    FilePlace(file: name, line: Int32(row), column: Int32(column))
  }

  /// Rows that are kept where they are.
  func rows(from header: TableHeader, into book: inout BookMerger) throws(DocumentFault) {
    let source = RowSource(
      name: name, bytes: text, form: .table(layout), rank: layout.kind == .users ? .exported : .written)
    let index = layout.kind == .meetings ? book.meetings.add(source) : book.organizers.add(source)
    var schema = Schema(file: name)
    var slots = RowSlots()
    try text.withUnsafeBufferPointer { (bytes) throws(DocumentFault) in
      var offset = header.end
      var row = header.record.row
      while offset < bytes.count {
        row += 1
        book.meetings.reserve(layout.kind == .meetings ? row : 0, in: offset, of: bytes.count)
        if passEmptyLine(bytes, &offset) { continue }
        let reference = RowReference(source: index, place: DocumentPlace(line: row, column: 1), offset: offset)
        slots.reset()
        var end = offset
        if layout.fill(&slots, in: bytes, at: &end), RowChecks.accept(slots, in: bytes) {
          add(slots, in: bytes, at: reference, into: &book)
          offset = end
          continue
        }
        var reader = CSVReader(text, delimiter: layout.delimiter, at: offset, row: row - 1)
        guard let record = try reader.next() else { break }
        offset = reader.index
        add(record, at: reference, &schema, into: &book)
      }
    }
    book.add(schema.problems)
  }

  private func passEmptyLine(_ bytes: ValueBytes, _ offset: inout Int) -> Bool {
    guard bytes[offset] == 0x0A || bytes[offset] == 0x0D else { return false }
    offset += bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    return true
  }

  private func add(_ slots: RowSlots, in bytes: ValueBytes, at reference: RowReference, into book: inout BookMerger) {
    let place = place(Int(reference.line))
    if layout.kind == .meetings {
      book.hosts.note(slots, in: bytes) { place }
      if let address = slots.value(.organizer, in: bytes) { book.name(address) }
      return book.note(place, book.meetings.add(slots, in: bytes, at: reference))
    }
    guard let text = slots.value(.organizer, in: bytes),
      let address = OrganizerAddress.normalized(String(decoding: text, as: UTF8.self))
    else { return }
    if layout.kind == .users { book.defaults.note(slots, in: bytes, place) }
    let id = slots.value(.conferenceID, in: bytes).flatMap { OrganizerTable.identifier($0) }
    book.note(place, book.organizers.add(address, at: reference, conferenceID: id))
  }

  /// The slow way.
  private func add(
    _ record: CSVReader.Record, at reference: RowReference, _ schema: inout Schema, into book: inout BookMerger
  ) {
    guard record.cells.count == layout.headings.count else {
      let (count, wanted) = (record.cells.count, layout.headings.count)
      return book.note(place(record.row, min(count, wanted)), "the row has \(count) cells, and the header \(wanted)")
    }
    if layout.kind == .users, isFlattened(record, into: &book) { return }
    var isSound = true
    let node = layout.node(of: record) { position, message in
      isSound = false
      book.note(FilePlace(file: name, line: position.line, column: position.column), message)
    }
    guard isSound, case .mapping(let members) = node.content, !members.isEmpty else { return }
    if layout.kind == .meetings {
      // A row of `requests` that nobody has filled in yet is no answer, or its meeting would count as settled.
      guard members.contains(where: { !["uid", "organizer", "match"].contains($0.key) }) else { return }
      guard var meeting = schema.meeting(node, mustBeFound: true) else { return }
      book.hosts.note(meeting)
      meeting.organizer = meeting.organizer.map { book.meetings.aliases.canonical($0) }
      if let organizer = meeting.organizer { book.named.insert(organizer) }
      return book.note(meeting.place, book.meetings.add(meeting, at: reference))
    }
    guard let member = members.first(where: { $0.key == "organizer" }), case .text(let text) = member.value.content
    else {
      return book.note(place(record.row), "the row names no organizer")
    }
    guard let address = schema.address(text, member.place) else { return }
    let fields = layout.kind == .users ? Fields.exportedOrganizer : Fields.organizer
    let rest = DocumentNode(content: .mapping(members.filter { $0.key != "organizer" }), place: node.place)
    let entry = schema.organizer(address, rest, at: node.place, fields: fields)
    if address == "*" { return book.addEverybody(entry) }
    if layout.kind == .users { book.defaults.note(entry) }
    let id = entry.conference.conferenceID.flatMap { OrganizerTable.identifier($0) }
    book.note(entry.place, book.organizers.add(address, at: reference, conferenceID: id))
  }

  private func isFlattened(_ record: CSVReader.Record, into book: inout BookMerger) -> Bool {
    for (role, cell) in zip(layout.roles, record.cells) {
      guard case .field = role, ForeignObject.isTypeName(cell.text) else { continue }
      book.note(
        place(record.row, cell.column),
        "\(layout.headings[cell.column - 1]) holds the name of a type instead of its values: Export-Csv flattened it; export with ConvertTo-Json -Depth 5"
      )
      return true
    }
    return false
  }

  /// Number maps, and exports that are few rows: read for good.
  func objects(from header: TableHeader, into book: inout BookMerger) throws(DocumentFault) {
    var reader = CSVReader(text, delimiter: layout.delimiter, at: header.end, row: header.record.row)
    var export = ExportReading(file: name, defaults: book.defaults)
    while let record = try reader.next() {
      if record.cells.count == 1, record.cells[0].text.isEmpty { continue }
      guard record.cells.count == layout.headings.count else {
        let (count, wanted) = (record.cells.count, layout.headings.count)
        book.note(place(record.row, min(count, wanted)), "the row has \(count) cells, and the header \(wanted)")
        continue
      }
      if case .export(let kind) = layout.kind {
        let members = zip(layout.headings, record.cells).map { heading, cell in
          let at = DocumentPlace(line: record.row, column: cell.column)
          return DocumentNode.Member(
            key: heading, place: at,
            value: DocumentNode(content: cell.text.isEmpty ? .null : .text(cell.text), place: at))
        }
        let node = DocumentNode(content: .mapping(members), place: DocumentPlace(line: record.row, column: 1))
        if let object = ForeignObject(node) { export.read(object, as: kind) }
      } else {
        substitution(record, into: &book)
      }
    }
    book.add(export)
  }

  private func substitution(_ record: CSVReader.Record, into book: inout BookMerger) {
    var (old, new) = ("", "")
    for (role, cell) in zip(layout.roles, record.cells) {
      let text = TableLayout.unguarded(ForeignObject.trimmed(cell.text))
      if case .substitution(let isNew) = role {
        if isNew { new = text } else { old = text }
      }
    }
    if old.isEmpty, new.isEmpty { return }
    guard !old.isEmpty, !new.isEmpty else {
      return book.note(place(record.row), "a substitution needs from and to")
    }
    if NumberSpelling.isNumber(old, minimum: 7), let complaint = new.has(ValueShape.complaint(aboutNumber:)),
      !new.has(ValueShape.isConferenceID)
    {
      let column = layout.roles.firstIndex(of: .substitution(isNew: true)).map { $0 + 1 } ?? 1
      return book.note(place(record.row, column), "“\(Fields.excerpt(new))” \(complaint)")
    }
    if Fields.hasControl(old + new, severalLines: false) {
      return book.note(place(record.row), "a substitution holds a control character or a line break")
    }
    book.addSubstitution(Substitution(from: old, to: new), place(record.row))
  }
}

extension ServiceDefaults {
  /// The same as for an entry, from slots: made into text once for each number.
  fileprivate mutating func note(_ slots: RowSlots, in bytes: ValueBytes, _ place: FilePlace) {
    exportsUsers = true
    if slots.has(.policy) { usersNamePolicies = true }
    for (slot, kind) in slots.numbers {
      let number = ValueBytes(rebasing: bytes[slot.start..<(slot.start + slot.count)])
      let digits = NumberSpelling.digits(String(decoding: number, as: UTF8.self))
      if used[digits] == nil { used[digits] = (kind, place) }
    }
  }
}
