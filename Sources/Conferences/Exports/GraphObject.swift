/// An `onlineMeeting` or `event` of Microsoft Graph, said as a conference file would say it.
struct GraphObject {
  private let object: ForeignObject

  init?(_ node: DocumentNode) {
    guard let object = ForeignObject(node) else { return nil }
    self.object = object
  }

  /// The meeting, in the schema's own words; nil for an event without a conference.
  var meeting: DocumentNode? {
    var members: [DocumentNode.Member] = []
    func add(_ name: String, _ value: DocumentNode?) {
      guard let value else { return }
      members.append(DocumentNode.Member(key: name, place: value.place, value: value))
    }
    let online = object.object("onlinemeeting")
    let audio = object.object("audioconferencing") ?? online
    let settings = object.object("joinmeetingidsettings")
    let letter = InvitationLetter(object.object("joininformation")?.text("content"))
    let link = object.text("joinweburl", "joinurl") ?? online?.text("joinurl") ?? object.text("onlinemeetingurl")
    add("join-url", link ?? letter.link(.join))
    guard !members.isEmpty || audio?.text("conferenceid") != nil else { return nil }
    add("uid", object.text("icaluid"))
    add("organizer", organizer)
    add("short-url", letter.link(.short))
    add("meeting-id", settings?.text("joinmeetingid") ?? object.text("joinmeetingid"))
    add("passcode", settings?.text("passcode"))
    add("conference-id", audio?.text("conferenceid").map(Self.withoutBlanks))
    add("toll", numbers(audio, "toll", orElse: letter))
    add("toll-free", numbers(audio, "tollfree", orElse: nil))
    add(
      "local-numbers-url",
      audio?.text("dialinurl") ?? online?.text("quickdial").flatMap(Self.link) ?? letter.link(.localNumbers))
    add("reset-pin-url", letter.link(.resetPIN))
    add("options-url", letter.link(.options))
    return DocumentNode(content: .mapping(members), place: object.place)
  }

  private var organizer: DocumentNode? {
    let participant = object.object("participants")?.object("organizer")
    let address = object.object("organizer")?.object("emailaddress")?.text("address")
    return address ?? participant?.text("upn") ?? participant?.object("identity")?.object("user")?.text("upn")
  }

  /// The list, else the single number that it replaced, else the numbers of `phones` that are of this kind.
  private func numbers(_ audio: ForeignObject?, _ kind: String, orElse letter: InvitationLetter?) -> DocumentNode? {
    var found = audio?.texts(kind + "numbers") ?? []
    if found.isEmpty { found = audio?.texts(kind + "number") ?? [] }
    if found.isEmpty {
      found = (audio?.list("phones") ?? []).compactMap(ForeignObject.init).filter { phone in
        guard case .text(let type)? = phone.text("type")?.content else { return kind == "toll" }
        return ForeignObject.folded(type) == kind || (kind == "toll" && ForeignObject.folded(type) != "tollfree")
      }.flatMap { $0.texts("number") }
    }
    if found.isEmpty, audio?.has("conferenceid") == true { found = letter?.telephoneNumbers ?? [] }
    return Self.list(found)
  }

  /// Numbers as the schema has them.
  static func list(_ numbers: [DocumentNode]) -> DocumentNode? {
    guard let first = numbers.first else { return nil }
    let items = numbers.map { number in
      DocumentNode(
        content: .mapping([DocumentNode.Member(key: "number", place: number.place, value: number)]), place: number.place
      )
    }
    return DocumentNode(content: .sequence(items), place: first.place)
  }

  private static func withoutBlanks(_ node: DocumentNode) -> DocumentNode {
    guard case .text(let text) = node.content else { return node }
    return DocumentNode(content: .text(text.filter { $0 != " " && $0 != "#" }), place: node.place)
  }

  private static func link(_ node: DocumentNode) -> DocumentNode? {
    guard case .text(let text) = node.content, text.lowercased().hasPrefix("https://") else { return nil }
    return node
  }
}

/// `joinInformation`: the invitation as Graph would write it, a data URL that is encoded as a form. Only its links are read,
/// told by host and path: labels are in any language.
struct InvitationLetter {
  enum Role { case join, short, localNumbers, resetPIN, options }

  private let place: DocumentPlace
  private let targets: [String]

  init(_ content: DocumentNode?) {
    place = content?.place ?? .start
    guard case .text(let text)? = content?.content else {
      targets = []
      return
    }
    targets = Self.targets(in: Self.decoded(text))
  }

  /// The HTML. A blank is `+` and a plus is `%2B`, so `+` goes first: the other way round every `+1…` loses its plus.
  static func decoded(_ content: String) -> [UInt8] {
    let bytes = content.utf8.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }
    let isEncoded = content.lowercased().hasPrefix("data%3a")
    let text = isEncoded ? PercentEncoding.decoded(bytes) : Array(content.utf8)
    guard text.prefix(5).elementsEqual("data:".utf8), let comma = text.firstIndex(of: UInt8(ascii: ",")) else {
      return text
    }
    return Array(text[(comma + 1)...])
  }

  /// The values of all `href="…"`. Linear.
  private static func targets(in html: [UInt8]) -> [String] {
    var result: [String] = []
    let name = Array("href=\"".utf8)
    var index = 0
    while index + name.count < html.count {
      guard html[index] | 0x20 == name[0], html[index..<(index + name.count)].elementsEqual(name) else {
        index += 1
        continue
      }
      let start = index + name.count
      let end = html[start...].firstIndex(of: 0x22) ?? html.count
      result.append(plain(String(decoding: html[start..<end], as: UTF8.self)))
      index = end
    }
    return result
  }

  private static func plain(_ text: String) -> String {
    ForeignObject.trimmed(text.replacing("&amp;", with: "&").replacing("&#35;", with: "#"))
  }

  func link(_ role: Role) -> DocumentNode? {
    targets.first { Self.role(of: $0) == role }.map { DocumentNode(content: .text($0), place: place) }
  }

  /// `tel:+16477490000,,11160000#` → `+16477490000`
  var telephoneNumbers: [DocumentNode] {
    targets.compactMap { target in
      guard target.lowercased().hasPrefix("tel:") else { return nil }
      return DocumentNode(content: .text(String(target.dropFirst(4).prefix { $0 != "," && $0 != ";" })), place: place)
    }
  }

  private static func role(of link: String) -> Role? {
    let small = link.lowercased()
    guard small.hasPrefix("https://") else { return nil }
    let rest = small.dropFirst(8)
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    let path = rest.dropFirst(host.count)
    if host == "mysettings.lync.com" || path.contains("pstnconferencing") { return .resetPIN }
    if host.hasPrefix("dialin.") { return .localNumbers }
    guard host.hasPrefix("teams.") else { return nil }
    if path.hasPrefix("/l/meetup-join/") { return .join }
    if path.hasPrefix("/meet/") { return .short }
    return path.hasPrefix("/meetingoptions") ? .options : nil
  }
}
