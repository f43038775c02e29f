/// Reads objects of PowerShell exports, from JSON or from rows of a table, into what the book is made of.
struct ExportReading {
  let file: String
  private(set) var problems: [ConferenceFileProblem] = []
  var defaults: ServiceDefaults
  var tenant: ConferenceEntry?
  var enabled: (isOn: Bool, place: FilePlace)?
  var audioEnabled: (isOn: Bool, place: FilePlace)?

  init(file: String, defaults: ServiceDefaults) {
    self.file = file
    self.defaults = defaults
  }

  private func place(_ place: DocumentPlace) -> FilePlace {
    FilePlace(file: file, line: place.line, column: place.column)
  }

  private mutating func note(_ place: DocumentPlace, _ message: String) {
    problems.append(
      ConferenceFileProblem(file: file, line: Int(place.line), column: Int(place.column), message: message))
  }

  /// - Returns: whether a column that is needed was flattened.
  private mutating func refuseFlattened(_ found: (key: String, place: DocumentPlace)?) -> Bool {
    guard let found else { return false }
    note(
      found.place,
      "\(Fields.excerpt(found.key)) holds the name of a type instead of its values: Export-Csv, or a ConvertTo-Json that is too shallow, flattened it; export with ConvertTo-Json -Depth 5"
    )
    return true
  }

  // MARK: Users

  /// A user's row in the schema's words, for `Schema.organizer`; nil where something that matters is missing.
  mutating func user(_ object: ForeignObject) -> (address: DocumentNode, entry: DocumentNode)? {
    let lists = [
      "servicenumber", "tollfreeservicenumber", "defaulttollfreenumbers", "tollfreenumbers", "defaulttollnumber",
      "tollnumber",
    ]
    for key in lists { if refuseFlattened(object.flattened(key)) { return nil } }
    guard
      let address = object.text(
        "primarysmtpaddress", "windowsemailaddress", "userprincipalname", "upn", "sipaddress", "identity")
    else {
      note(object.place, "the user has no address: UserPrincipalName or SipAddress is needed")
      return nil
    }
    var members: [DocumentNode.Member] = []
    func add(_ name: String, _ value: DocumentNode?) {
      if let value { members.append(DocumentNode.Member(key: name, place: value.place, value: value)) }
    }
    // Another provider's numbers are none of the service's.
    if case .text(let provider)? = object.text("provider")?.content, provider.lowercased() != "microsoft" {
      return (address, DocumentNode(content: .mapping([]), place: object.place))
    }
    add("conference-id", object.text("conferenceid"))
    add("toll", Self.numbers(object.texts("servicenumber", "defaulttollnumber", "tollnumber")))
    add("toll-free", Self.numbers(object.texts("tollfreeservicenumber", "defaulttollfreenumbers", "tollfreenumbers")))
    add("bridge-id", object.text("bridgeid"))
    add("bridge-name", object.text("bridgename"))
    if let policy = object.text("teamsaudioconferencingpolicy") {
      defaults.usersNamePolicies = true
      add("policy", policy)
    }
    return (address, DocumentNode(content: .mapping(members), place: object.place))
  }

  private static func numbers(_ found: [DocumentNode]) -> DocumentNode? {
    GraphObject.list(
      found.map { node in
        guard case .text(let text) = node.content else { return node }
        return DocumentNode(content: .text(TableLayout.international(text)), place: node.place)
      })
  }

  // MARK: Everything else

  mutating func read(_ object: ForeignObject, as kind: ExportKind) {
    switch kind {
    case .bridge: readBridge(object)
    case .serviceNumber: readServiceNumber(object, bridge: nil)
    case .policy: readPolicy(object)
    case .tenantSettings: readSettings(object)
    // Users of an outside provider: its numbers and passcodes are none of ours, and are read past.
    case .audioProvider, .meeting, .user: break
    }
  }

  private mutating func readBridge(_ object: ForeignObject) {
    if refuseFlattened(object.flattened("defaultservicenumber", "servicenumbers")) { return }
    for item in object.list("servicenumbers") ?? [] {
      if let number = ForeignObject(item) { readServiceNumber(number, bridge: object) }
    }
    let number = object.object("defaultservicenumber")?.text("number") ?? object.text("defaultservicenumber")
    let names = [object.text("identity"), object.text("name"), object.text("bridgeid")].compactMap(Self.string)
    let bridge = ServiceDefaults.Bridge(
      names: names, isDefault: object.flag("isdefault")?.isOn ?? false, number: number.flatMap { dialIn($0) },
      place: place(object.place))
    if let old = defaults.bridges.first(where: { !Set($0.names).isDisjoint(with: names) }) {
      if old.number != bridge.number {
        note(object.place, "the same bridge is at \(old.place.description) with another default number")
      }
      return
    }
    defaults.bridges.append(bridge)
  }

  private mutating func readServiceNumber(_ object: ForeignObject, bridge: ForeignObject?) {
    guard let node = object.text("number", "lineuri"), let number = dialIn(node) else { return }
    var kind = NumberKind(number.number)
    if case .text(let type)? = object.text("type")?.content {
      kind = ["toll": .toll, "tollfree": .tollFree][ForeignObject.folded(type)] ?? kind
    }
    let digits = NumberSpelling.digits(number.number)
    let label = Self.string(object.text("city", "regions", "displayname"))
    let new = ServiceDefaults.ServiceNumber(kind: kind, label: label, place: place(node.place))
    if let old = defaults.numbers[digits], let a = old.kind, let b = kind, a != b {
      note(node.place, "\(number.number) is of another kind at \(old.place.description)")
    }
    let old = defaults.numbers[digits]
    defaults.numbers[digits] = ServiceDefaults.ServiceNumber(
      kind: old?.kind ?? new.kind, label: old?.label ?? new.label, place: old?.place ?? new.place)
  }

  private mutating func readPolicy(_ object: ForeignObject) {
    if refuseFlattened(object.flattened("meetinginvitephonenumbers")) { return }
    guard let name = Self.string(object.text("identity")) else {
      return note(object.place, "the policy has no Identity")
    }
    let numbers = object.texts("meetinginvitephonenumbers").compactMap { dialIn($0) }
    let key = ServiceDefaults.policyName(name)
    if let old = defaults.policies[key], old.numbers != numbers {
      note(object.place, "the policy \(Fields.excerpt(name)) is at \(old.place.description) with other numbers")
    }
    defaults.policies[key] = ServiceDefaults.Policy(numbers: numbers, place: place(object.place))
  }

  private mutating func readSettings(_ object: ForeignObject) {
    if let flag = flag("AutomaticallyReplaceAcpProvider", of: object) {
      var entry = ConferenceEntry(place: place(flag.place))
      entry.thirdParty = flag.isOn ? .replace : .keep
      tenant = entry
    }
    if let flag = flag("AutomaticallyMigrateUserMeetings", of: object) {
      audioEnabled = (flag.isOn, place(flag.place))
    }
    if let flag = flag("MeetingMigrationEnabled", of: object) { enabled = (flag.isOn, place(flag.place)) }
  }

  /// A switch that is there and neither on nor off is a problem: whatever it means, it is not the default.
  private mutating func flag(_ name: String, of object: ForeignObject) -> (isOn: Bool, place: DocumentPlace)? {
    let key = ForeignObject.folded(name)
    if let flag = object.flag(key) { return flag }
    if let value = object.text(key) { note(value.place, "\(name) is true or false") }
    return nil
  }

  private mutating func dialIn(_ node: DocumentNode) -> DialInNumber? {
    guard let text = Self.string(node) else { return nil }
    if let complaint = text.has(ValueShape.complaint(aboutNumber:)) {
      note(node.place, "“\(Fields.excerpt(text))” \(complaint)")
      return nil
    }
    return DialInNumber(number: TableLayout.international(text))
  }

  private static func string(_ node: DocumentNode?) -> String? {
    guard case .text(let text)? = node?.content else { return nil }
    return text
  }
}
