/// JSON is read row by row: what a conference file says under `meetings` and `organizers`, and objects of Graph and
/// PowerShell, one, in a list, under `value`, or one a line.
extension BookMerger {
  mutating func readJSON(_ name: String, _ text: [UInt8]) throws(DocumentFault) {
    try text.withUnsafeBufferPointer { (bytes) throws(DocumentFault) in
      var reading = JSONReading(name: name, text: text, cursor: JSONCursor(bytes), defaults: defaults)
      defer { reading.finish(into: &self) }
      try reading.document(into: &self)
    }
  }
}

/// One file on its way into the book.
private struct JSONReading {
  let name: String
  let text: [UInt8]
  var cursor: JSONCursor
  var export: ExportReading
  var schema: Schema
  private var slots = RowSlots()
  private var graphSource: Int?
  private var storedUsers: Int?

  init(name: String, text: [UInt8], cursor: JSONCursor, defaults: ServiceDefaults) {
    self.name = name
    self.text = text
    self.cursor = cursor
    export = ExportReading(file: name, defaults: defaults)
    schema = Schema(file: name)
  }

  private func fault(_ message: String) -> DocumentFault { DocumentFault(place: cursor.place, message: message) }

  /// The value here, read the slow way.
  private mutating func node() throws(DocumentFault) -> DocumentNode {
    var state = cursor.state
    let node = try JSONReader.value(in: text, at: &state)
    cursor.resume(at: state)
    return node
  }

  private func filePlace(_ place: DocumentPlace) -> FilePlace {
    FilePlace(file: name, line: place.line, column: place.column)
  }

  /// What was collected on the way, whether the file was read to its end or not.
  func finish(into book: inout BookMerger) {
    book.add(schema, from: name)
    book.add(export)
  }

  mutating func document(into book: inout BookMerger) throws(DocumentFault) {
    cursor.skipBlanks()
    switch cursor.peek {
    case UInt8(ascii: "{"):
      if isConferenceFile() {
        try conferenceFile(into: &book)
      } else {
        // One object, or one a line.
        var count = 0
        while cursor.peek == UInt8(ascii: "{") {
          try object(into: &book)
          count += 1
          book.meetings.reserve(count, in: cursor.index, of: text.count)
          cursor.skipBlanks()
        }
      }
    case UInt8(ascii: "["):
      let place = cursor.place
      guard try list(at: { reading, book throws(DocumentFault) in try reading.object(into: &book) }, into: &book) > 0
      else {
        return schema.readRoot(DocumentNode(content: .sequence([]), place: place))
      }
    default:
      let root = try node()
      schema.readRoot(root)
    }
    cursor.skipBlanks()
    guard cursor.index == text.count else { throw fault("nothing may follow the JSON value") }
  }

  /// Whether the first key is one of a conference file's; an empty object is one that lacks its version.
  private func isConferenceFile() -> Bool {
    var look = cursor
    guard look.take(UInt8(ascii: "{")) else { return false }
    look.skipBlanks()
    guard let key = look.plainString() else { return true }
    let bytes = ValueBytes(rebasing: look.bytes[key])
    if Fields.root.contains(String(decoding: bytes, as: UTF8.self)) { return true }
    // An unknown first key: whoever has a version somewhere is a conference file with a mistake in it.
    let isExport = (try? objectKeys()).map { keys in
      !keys.isDisjoint(with: ["value", "odatacontext"]) || ExportKind(keys) != nil
    }
    return !(isExport ?? false)
  }

  /// The folded keys of the object here, its values passed.
  private func objectKeys() throws(DocumentFault) -> Set<String> {
    var look = cursor
    var keys: Set<String> = []
    let isRead = look.object { cursor, key in
      keys.insert(ForeignObject.folded(String(decoding: ValueBytes(rebasing: cursor.bytes[key]), as: UTF8.self)))
      return cursor.passValue()
    }
    guard isRead else { throw fault("this object is not JSON, or too deep") }
    return keys
  }

  /// - Returns: how many items there were.
  private mutating func list(
    at item: (inout JSONReading, inout BookMerger) throws(DocumentFault) -> Void, into book: inout BookMerger
  ) throws(DocumentFault) -> Int {
    guard cursor.take(UInt8(ascii: "[")) else { throw fault("a list is expected here") }
    if cursor.take(UInt8(ascii: "]")) { return 0 }
    var count = 0
    while true {
      cursor.skipBlanks()
      try item(&self, &book)
      count += 1
      book.meetings.reserve(count, in: cursor.index, of: text.count)
      if cursor.take(UInt8(ascii: ",")) { continue }
      guard cursor.take(UInt8(ascii: "]")) else { throw fault("a comma or ] is expected here") }
      return count
    }
  }

  // MARK: A conference file

  private mutating func conferenceFile(into book: inout BookMerger) throws(DocumentFault) {
    var members: [DocumentNode.Member] = []
    var rowsAreRead: Set<String> = []
    let place = cursor.place
    _ = cursor.take(UInt8(ascii: "{"))
    if !cursor.take(UInt8(ascii: "}")) {
      repeat {
        let (key, keyPlace) = try key()
        var value = DocumentNode(content: .null, place: cursor.place)
        if key == "meetings", cursor.peek == UInt8(ascii: "[") {
          rowsAreRead.insert(key)
          try meetings(into: &book)
        } else if key == "organizers", cursor.peek == UInt8(ascii: "{") {
          rowsAreRead.insert(key)
          try organizers(into: &book)
        } else {
          value = try node()
        }
        members.append(DocumentNode.Member(key: key, place: keyPlace, value: value))
      } while cursor.take(UInt8(ascii: ","))
      guard cursor.take(UInt8(ascii: "}")) else { throw fault("a comma or } is expected here") }
    }
    schema.readRoot(DocumentNode(content: .mapping(members), place: place), rowsAreRead: rowsAreRead)
  }

  /// A key and the colon behind it.
  private mutating func key() throws(DocumentFault) -> (text: String, place: DocumentPlace) {
    cursor.skipBlanks()
    let place = cursor.place
    guard cursor.peek == UInt8(ascii: "\"") else { throw fault("a key in double quotes is expected here") }
    guard case .text(let key) = try node().content else { throw fault("a key in double quotes is expected here") }
    guard cursor.take(UInt8(ascii: ":")) else { throw fault("a colon is expected after the key") }
    cursor.skipBlanks()
    return (key, place)
  }

  private mutating func meetings(into book: inout BookMerger) throws(DocumentFault) {
    let source = book.meetings.add(RowSource(name: name, bytes: text, form: .conferenceFile, rank: .written))
    _ = try list(
      at: { reading, book throws(DocumentFault) in try reading.meeting(source, into: &book) }, into: &book)
  }

  private mutating func meeting(_ source: Int, into book: inout BookMerger) throws(DocumentFault) {
    let start = cursor.state
    let reference = RowReference(source: source, place: cursor.place, offset: cursor.index)
    slots.reset()
    if cursor.meeting(into: &slots), RowChecks.accept(slots, in: cursor.bytes) {
      let place = filePlace(reference.place)
      book.hosts.note(slots, in: cursor.bytes) { place }
      return book.note(place, book.meetings.add(slots, in: cursor.bytes, at: reference))
    }
    cursor.resume(at: start)
    guard var meeting = schema.meeting(try node(), mustBeFound: true) else { return }
    book.hosts.note(meeting)
    meeting.organizer = meeting.organizer.map { book.meetings.aliases.canonical($0) }
    book.note(meeting.place, book.meetings.add(meeting, at: reference))
  }

  private mutating func organizers(into book: inout BookMerger) throws(DocumentFault) {
    let source = book.organizers.add(RowSource(name: name, bytes: text, form: .conferenceFile, rank: .written))
    _ = cursor.take(UInt8(ascii: "{"))
    if cursor.take(UInt8(ascii: "}")) { return }
    repeat { try organizer(source, into: &book) } while cursor.take(UInt8(ascii: ","))
    guard cursor.take(UInt8(ascii: "}")) else { throw fault("a comma or } is expected here") }
  }

  private mutating func organizer(_ source: Int, into book: inout BookMerger) throws(DocumentFault) {
    let (key, place) = try key()
    let reference = RowReference(source: source, place: place, offset: cursor.index)
    let start = cursor.state
    slots.reset()
    if key != "*", key.has({ ValueShape.isAddress($0) && RowChecks.isSimpleAddress($0) }),
      cursor.organizer(into: &slots), RowChecks.accept(slots, in: cursor.bytes)
    {
      let id = slots.value(.conferenceID, in: cursor.bytes).flatMap { OrganizerTable.identifier($0) }
      let address = OrganizerAddress.normalized(key) ?? key
      return book.note(filePlace(place), book.organizers.add(address, at: reference, conferenceID: id))
    }
    cursor.resume(at: start)
    let value = try node()
    guard let address = schema.address(key, place) else { return }
    let entry = schema.organizer(key, value, at: place, fields: Fields.organizer)
    if address == "*" { return book.addEverybody(entry) }
    let id = entry.conference.conferenceID.flatMap { OrganizerTable.identifier($0) }
    book.note(entry.place, book.organizers.add(address, at: reference, conferenceID: id))
  }

  // MARK: Exports

  private mutating func object(into book: inout BookMerger) throws(DocumentFault) {
    let start = cursor.state
    let place = cursor.place
    slots.reset()
    if cursor.graphObject(into: &slots), RowChecks.accept(slots, in: cursor.bytes) {
      let source = source(in: &book)
      let reference = RowReference(source: source, place: place, offset: start.index)
      book.hosts.note(slots, in: cursor.bytes) { filePlace(place) }
      if let address = slots.value(.organizer, in: cursor.bytes) { book.name(address) }
      return book.note(filePlace(place), book.meetings.add(slots, in: cursor.bytes, at: reference))
    }
    cursor.resume(at: start)
    if isList() { return try values(into: &book) }
    let node = try node()
    guard let object = ForeignObject(node) else {
      return book.note(filePlace(place), "an object is expected here")
    }
    guard let kind = ExportKind(object.keys) else {
      return book.note(
        filePlace(place),
        "this object is none that is known: no onlineMeeting or event of Graph, and no export of PowerShell")
    }
    switch kind {
    case .meeting: graphMeeting(node, at: start, place, into: &book)
    case .user: user(object, into: &book)
    default: export.read(object, as: kind)
    }
  }

  /// Whether the object here is a list as Graph answers: `{"@odata.context": …, "value": […]}`.
  private func isList() -> Bool {
    var look = cursor
    guard look.take(UInt8(ascii: "{")) else { return false }
    while true {
      look.skipBlanks()
      guard let key = look.plainString(), look.take(UInt8(ascii: ":")) else { return false }
      look.skipBlanks()
      if look.isKey(key, "value") { return look.peek == UInt8(ascii: "[") }
      guard look.bytes[key.lowerBound...].first == UInt8(ascii: "@"), look.passValue(), look.take(UInt8(ascii: ","))
      else { return false }
    }
  }

  private mutating func values(into book: inout BookMerger) throws(DocumentFault) {
    _ = cursor.take(UInt8(ascii: "{"))
    repeat {
      let (key, _) = try key()
      if key == "value" {
        _ = try list(at: { reading, book throws(DocumentFault) in try reading.object(into: &book) }, into: &book)
      } else {
        _ = try node()
      }
    } while cursor.take(UInt8(ascii: ","))
    guard cursor.take(UInt8(ascii: "}")) else { throw fault("a comma or } is expected here") }
  }

  private mutating func source(in book: inout BookMerger) -> Int {
    if let graphSource { return graphSource }
    let new = book.meetings.add(RowSource(name: name, bytes: text, form: .graph, rank: .exported))
    graphSource = new
    return new
  }

  private mutating func graphMeeting(
    _ node: DocumentNode, at start: JSONCursor.State, _ place: DocumentPlace, into book: inout BookMerger
  ) {
    guard let said = GraphObject(node)?.meeting, var meeting = schema.meeting(said, mustBeFound: false) else { return }
    book.hosts.note(meeting)
    meeting.organizer = meeting.organizer.map { book.meetings.aliases.canonical($0) }
    if let organizer = meeting.organizer { book.named.insert(organizer) }
    let reference = RowReference(source: source(in: &book), place: place, offset: start.index)
    book.note(filePlace(place), book.meetings.add(meeting, at: reference))
  }

  private mutating func user(_ object: ForeignObject, into book: inout BookMerger) {
    guard let (name, value) = export.user(object), case .text(let text) = name.content,
      let address = schema.address(text, name.place)
    else { return }
    let entry = schema.organizer(address, value, at: object.place, fields: Fields.exportedOrganizer)
    export.defaults.note(entry)
    let source =
      storedUsers ?? book.organizers.add(RowSource(name: self.name, bytes: [], form: .stored, rank: .exported))
    storedUsers = source
    book.note(entry.place, book.organizers.store(address, entry, source: source))
  }
}

extension BookMerger {
  /// Puts an organizer that a row of an export names in scope.
  mutating func name(_ address: ValueBytes) {
    if meetings.aliases.isEmpty, named.insert(address) { return }
    guard let name = OrganizerAddress.normalized(String(decoding: address, as: UTF8.self)) else { return }
    named.insert(meetings.aliases.canonical(name))
  }
}

extension ServiceDefaults {
  /// Remembers what numbers a user's row gives.
  mutating func note(_ entry: ConferenceEntry) {
    exportsUsers = true
    for (numbers, kind) in [(entry.conference.toll, NumberKind.toll), (entry.conference.tollFree, .tollFree)] {
      for number in numbers ?? [] {
        let digits = NumberSpelling.digits(number.number)
        if used[digits] == nil { used[digits] = (kind, entry.place) }
      }
    }
  }
}
