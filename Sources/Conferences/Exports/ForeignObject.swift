/// An object of an export, from JSON or a row of a table: keys are compared without case and punctuation, null and empty are
/// absent, and what a shell flattened to the name of a type is told from a value.
struct ForeignObject {
  let place: DocumentPlace
  private var members: [String: DocumentNode.Member] = [:]

  /// Nil for what is no object.
  init?(_ node: DocumentNode) {
    guard case .mapping(let list) = node.content else { return nil }
    place = node.place
    for member in list {
      if case .null = member.value.content { continue }
      let key = Self.folded(member.key)
      if members[key] == nil { members[key] = member }
    }
  }

  /// Letters and digits, small.
  static func folded(_ key: String) -> String {
    String(
      decoding: key.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case 0x41...0x5A: byte | 0x20
        case 0x61...0x7A, 0x30...0x39, 0x80...0xFF: byte
        default: nil
        }
      }, as: UTF8.self)
  }

  var keys: Set<String> { Set(members.keys) }

  func has(_ key: String) -> Bool { members[key] != nil }

  func object(_ key: String) -> ForeignObject? { members[key].flatMap { ForeignObject($0.value) } }

  /// A text or number that is not empty, of the first key that has one.
  func text(_ keys: String...) -> DocumentNode? {
    for key in keys {
      guard let value = members[key]?.value else { continue }
      switch value.content {
      case .text(let text), .bare(let text):
        let trimmed = Self.trimmed(text)
        if !trimmed.isEmpty { return DocumentNode(content: .text(trimmed), place: value.place) }
      default: continue
      }
    }
    return nil
  }

  /// Texts of a list, of one text with several values, or of objects with a `number`.
  func texts(_ keys: String...) -> [DocumentNode] {
    for key in keys {
      guard let value = members[key]?.value else { continue }
      let found = Self.texts(of: value)
      if !found.isEmpty { return found }
    }
    return []
  }

  private static func texts(of value: DocumentNode) -> [DocumentNode] {
    switch value.content {
    case .text(let text), .bare(let text):
      return text.split { $0 == ";" || $0 == "," || $0 == "\n" }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
        .map { DocumentNode(content: .text($0), place: value.place) }
    case .sequence(let items): return items.flatMap { texts(of: $0) }
    case .mapping: return ForeignObject(value)?.text("number").map { [$0] } ?? []
    case .null, .boolean: return []
    }
  }

  func flag(_ key: String) -> (isOn: Bool, place: DocumentPlace)? {
    guard let value = members[key]?.value else { return nil }
    switch value.content {
    case .boolean(let isOn): return (isOn, value.place)
    case .text(let word), .bare(let word):
      return ["true": true, "false": false][word.lowercased()].map { ($0, value.place) }
    default: return nil
    }
  }

  func list(_ key: String) -> [DocumentNode]? {
    guard case .sequence(let items)? = members[key]?.value.content else { return nil }
    return items
  }

  /// The first of these keys whose value is the name of a .NET type, as Export-Csv and a too shallow ConvertTo-Json leave it.
  func flattened(_ keys: String...) -> (key: String, place: DocumentPlace)? {
    for key in keys {
      guard let member = members[key] else { continue }
      let values: [DocumentNode] = if case .sequence(let items) = member.value.content { items } else { [member.value] }
      for value in values {
        if case .text(let text) = value.content, Self.isTypeName(text) { return (member.key, value.place) }
      }
    }
    return nil
  }

  static func isTypeName(_ text: String) -> Bool {
    if text.hasPrefix("@{") { return true }
    return ["System.", "Microsoft.", "Deserialized."].contains { text.hasPrefix($0) }
      && !text.contains("@") && !text.contains(" ")
  }

  static func trimmed(_ text: String) -> String {
    var bytes = text.utf8[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(bytes) ?? text
  }
}

/// What an object or a table is, told by its keys: nobody has to say which command made a file.
enum ExportKind: Sendable, Equatable {
  /// Graph: `onlineMeeting`, or an `event` with one.
  case meeting
  /// `Get-CsOnlineDialInConferencingUser` and its predecessors.
  case user
  /// `Get-CsOnlineDialInConferencingBridge`
  case bridge
  /// `Get-CsOnlineDialInConferencingServiceNumber`, and on premises `Get-CsDialInConferencingAccessNumber`.
  case serviceNumber
  /// `Get-CsTeamsAudioConferencingPolicy`
  case policy
  /// `Get-CsOnlineDialInConferencingTenantSettings`, `Get-CsTenantMigrationConfiguration`
  case tenantSettings
  /// `Get-CsUserAcp`: users of an outside audio provider.
  case audioProvider

  /// - Parameter keys: folded, see `ForeignObject`.
  init?(_ keys: Set<String>) {
    func has(_ all: String...) -> Bool { all.allSatisfy(keys.contains) }
    let namesUser = ["sipaddress", "userprincipalname", "identity", "primarysmtpaddress", "upn"].contains(
      where: keys.contains)
    if has("joinweburl") || has("onlinemeeting") || has("icaluid") || has("joinmeetingidsettings") {
      self = .meeting
    } else if has("participantpasscode") {
      self = .audioProvider
    } else if has("defaultservicenumber") {
      self = .bridge
    } else if has("meetinginvitephonenumbers") {
      self = .policy
    } else if has("meetingmigrationenabled") || has("automaticallymigrateusermeetings")
      || has("automaticallyreplaceacpprovider")
    {
      self = .tenantSettings
    } else if has("lineuri", "displaynumber") || (has("number") && (has("primarylanguage") || has("isshared"))) {
      self = .serviceNumber
    } else if namesUser,
      has("conferenceid") || has("servicenumber") || has("defaulttollnumber") || has("tollnumber")
        || has("teamsaudioconferencingpolicy")
    {
      self = .user
    } else {
      return nil
    }
  }

  /// Columns whose values are overwritten in memory before anything is kept.
  static let secrets: Set<String> = ["leaderpin", "pin", "participantpasscode", "leaderpasscode"]
}
