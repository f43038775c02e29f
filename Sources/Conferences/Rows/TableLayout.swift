/// What the columns of a table are, read off its header.
struct TableLayout: Sendable {
  enum Kind: Sendable, Equatable {
    /// One meeting a row, as an administrator or `redial requests` wrote it.
    case meetings
    /// One organizer a row, as an administrator wrote it.
    case organizers
    /// One user a row, exported.
    case users
    /// Old and new.
    case substitutions
    /// Another export: its rows are read as objects.
    case export(ExportKind)
  }

  enum Role: Sendable, Equatable {
    case field(RowField)
    /// Old (false) or new (true) of a number map.
    case substitution(isNew: Bool)
    case secret
    case ignored
  }

  let kind: Kind
  let roles: [Role]
  let headings: [String]
  let delimiter: UInt8

  /// Nil where the header names nothing that is known.
  init?(header: CSVReader.Record, delimiter: UInt8) {
    headings = header.cells.map { ForeignObject.trimmed($0.text) }
    self.delimiter = delimiter
    let folded = headings.map(ForeignObject.folded)
    if let map = Self.numberMap(folded) {
      (kind, roles) = (.substitutions, map)
      return
    }
    let own = folded.map { Self.ownFields[$0] }
    if own.contains(where: { $0 != nil }), !folded.contains(where: Self.isOfShell),
      own.contains(.organizer)
        || own.contains(.uid) || own.contains(.oldJoinURL) || own.contains(.oldConferenceID)
    {
      let finds: [RowField] = [.uid, .oldJoinURL, .oldConferenceID, .joinURL, .shortURL, .meetingID]
      kind = own.contains { field in field.map { finds.contains($0) } ?? false } ? .meetings : .organizers
      roles = zip(folded, own).map { name, field in
        field.map { .field($0) } ?? (Self.remarks.contains(name) ? .ignored : .secret)
      }
      return
    }
    guard let export = ExportKind(Set(folded)) else { return nil }
    kind = export == .user ? .users : .export(export)
    let address = Self.addresses.first(where: folded.contains)
    roles = folded.map { name in
      if ExportKind.secrets.contains(name) { return .secret }
      if name == address { return .field(.organizer) }
      return Self.userFields[name].map { .field($0) } ?? .ignored
    }
  }

  /// Headings of a table of one's own that are none: misspelt ones must not pass for remarks.
  var unknownHeadings: [(name: String, column: Int)] {
    guard kind == .meetings || kind == .organizers else { return [] }
    return zip(headings, roles).enumerated().compactMap { index, pair in
      pair.1 == .secret ? (pair.0, index + 1) : nil
    }
  }

  /// Headings that stand there twice.
  var doubles: [(name: String, column: Int)] {
    roles.indices.compactMap { index in
      guard case .field = roles[index], roles[..<index].contains(roles[index]) else { return nil }
      return (headings[index], index + 1)
    }
  }

  /// A SharePoint or shell export has capitals inside its words; ours have hyphens. `ConferenceId` beside `LeaderPin` is theirs.
  private static func isOfShell(_ name: String) -> Bool {
    [
      "servicenumber", "tollfreeservicenumber", "sipaddress", "leaderpin", "bridgeid", "defaulttollnumber",
      "userprincipalname",
      "isshared", "meetinginvitephonenumbers", "defaultservicenumber",
    ].contains(name)
  }

  private static let ownFields: [String: RowField] = Dictionary(
    uniqueKeysWithValues: RowField.allCases.filter { ![.bridgeID, .bridgeName, .policy].contains($0) }
      .map { (ForeignObject.folded($0.name), $0) })

  /// Columns that `redial requests` writes for people.
  private static let remarks: Set<String> = [
    "subject", "summary", "start", "end", "recurrence", "why", "missing", "attendees", "vendor", "target", "path",
    "note",
  ]

  private static let addresses = [
    "primarysmtpaddress", "windowsemailaddress", "userprincipalname", "upn", "sipaddress", "identity",
  ]

  private static let userFields: [String: RowField] = [
    "conferenceid": .conferenceID, "servicenumber": .toll, "defaulttollnumber": .toll, "tollnumber": .toll,
    "tollfreeservicenumber": .tollFree, "defaulttollfreenumbers": .tollFree, "tollfreenumbers": .tollFree,
    "bridgeid": .bridgeID, "bridgename": .bridgeName, "teamsaudioconferencingpolicy": .policy,
  ]

  /// Two columns, from and to: `from,to`, `old,new`, `PreviousNumber,NewNumber`.
  private static func numberMap(_ names: [String]) -> [Role]? {
    guard names.count == 2 else { return nil }
    func isOld(_ name: String) -> Bool { name == "from" || name.hasPrefix("old") || name.hasPrefix("previous") }
    func isNew(_ name: String) -> Bool { name == "to" || name.hasPrefix("new") }
    if isOld(names[0]), isNew(names[1]) { return [.substitution(isNew: false), .substitution(isNew: true)] }
    if isNew(names[0]), isOld(names[1]) { return [.substitution(isNew: true), .substitution(isNew: false)] }
    return nil
  }
}
