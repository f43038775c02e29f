import Testing

@testable import Meetings

/// Each signal for itself: what it says of a genuine block, of a pasted one, and of one that only looks like either.
@Suite("Signals of provenance, one by one")
struct SignalTests {
  private static let teams = (name: "X-MICROSOFT-SKYPETEAMSMEETINGURL", value: Invented.join)
  private static let empty = (name: "X-MICROSOFT-SKYPETEAMSMEETINGURL", value: "")
  private static let exchange = "Microsoft Exchange Server 2010"
  private static let outlook = "-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN"

  private func block(_ sample: BlockSample = Samples.teamsG4, before: String = "", after: String = "") throws
    -> MeetingBlock
  {
    let text = before + sample.text(.glued) + after
    return try #require(BlockReader().blocks(in: MeetingText(plain: Array(text.utf8))).first)
  }

  private func item(
    _ properties: [(name: String, value: String)] = [], producer: String? = nil, cdo: Bool = false,
    organizer: String? = "dana.reed@fabrikam.example", sentBy: String? = nil, location: String? = nil,
    owners: [ConferenceOwner] = []
  ) -> ItemFacts {
    var facts = ProvenanceFacts(
      copies: [], conferenceProperties: properties, producer: producer, hasExchangeProperties: cdo,
      organizer: organizer, sentBy: sentBy, location: location, uid: "own")
    facts.owners.add(owners, of: JoinLink(Invented.join).identity.mainKey ?? "")
    return ItemFacts(facts)
  }

  private var other: BlockSample { Samples.teamsG4.replacing(Invented.thread, with: "meeting_T3RoZXJPdGhlck90aGVy") }

  @Test("Every signal has a name of its own and a sentence that ends")
  func names() throws {
    let all: [any ProvenanceSignal.Type] = [
      PropertyMatchesBlock.self, PropertyNamesAnother.self, PropertiesEmpty.self, PropertiesAbsent.self,
      OrganizerFits.self, ConferenceURIFits.self, OwnedElsewhere.self, IdentitiesAgree.self, GrammarComplete.self,
      QuotedOrForwarded.self, CopiedMarkup.self, PositionInText.self, LocationText.self, GenuineHosts.self,
    ]
    #expect(Set(all.map { $0.name }).count == all.count)
    let block = try block()
    for signal in all {
      for item in [item([Self.teams]), item([Self.empty]), item(producer: Self.exchange, cdo: true)] {
        if let said = signal.evidence(for: block, in: item) {
          #expect(said.signal == signal.name && said.strength == signal.strength && said.detail.hasSuffix("."))
        }
      }
    }
  }

  @Test("Property and block: the same conference, another, and one that nobody can read")
  func property() throws {
    #expect(PropertyMatchesBlock.evidence(for: try block(), in: item([Self.teams]))?.says == .addIn)
    #expect(PropertyMatchesBlock.evidence(for: try block(other), in: item([Self.teams])) == nil)
    #expect(PropertyNamesAnother.evidence(for: try block(other), in: item([Self.teams]))?.says == .pasted)
    #expect(PropertyNamesAnother.evidence(for: try block(), in: item([Self.teams])) == nil)
    let unreadable = item([(name: Self.teams.name, value: "https://unknown.example/x")])
    #expect(PropertyMatchesBlock.evidence(for: try block(), in: unreadable) == nil)
    #expect(PropertyNamesAnother.evidence(for: try block(), in: unreadable)?.says == .pasted)
  }

  @Test("Empty properties speak of Exchange's vendors, and absent ones of Exchange's producers")
  func emptyAndAbsent() throws {
    #expect(PropertiesEmpty.evidence(for: try block(), in: item([Self.empty]))?.says == .pasted)
    #expect(PropertiesEmpty.evidence(for: try block(Samples.zoom), in: item([Self.empty])) == nil)
    #expect(PropertiesEmpty.evidence(for: try block(), in: item()) == nil)
    #expect(PropertiesAbsent.evidence(for: try block(), in: item(producer: Self.exchange))?.says == .unclear)
    #expect(PropertiesAbsent.evidence(for: try block(), in: item(producer: Self.outlook, cdo: true)) == nil)
    #expect(PropertiesAbsent.evidence(for: try block(Samples.zoom), in: item(producer: Self.exchange)) == nil)
  }

  @Test("The user in the link: the organizer, a deputy, a stranger; a Teams link names nobody")
  func organizer() throws {
    let block = try block(Samples.skype)
    #expect(OrganizerFits.evidence(for: block, in: item())?.says == .addIn)
    #expect(
      OrganizerFits.evidence(for: block, in: item(organizer: "boss@x.example", sentBy: "dana-reed@x.example"))?.says
        == .addIn)
    #expect(OrganizerFits.evidence(for: block, in: item(organizer: "lee@x.example"))?.says == .unclear)
    #expect(OrganizerFits.evidence(for: try self.block(), in: item(organizer: "lee@x.example")) == nil)
  }

  @Test("The user in the conference URI supports, and decides nothing")
  func conferenceURI() throws {
    func property(_ user: String) -> (name: String, value: String) {
      (
        name: "X-MICROSOFT-ONLINEMEETINGCONFLINK",
        value: "conf:sip:\(user)@sip.example;gruu;opaque=app:conf:focus:id:QX7Z2K9M?conversation-id=1"
      )
    }
    let block = try block(Samples.skype)
    #expect(ConferenceURIFits.evidence(for: block, in: item([property("Dana.Reed")]))?.says == .addIn)
    #expect(ConferenceURIFits.evidence(for: block, in: item([property("lee")]))?.says == .unclear)
    #expect(ConferenceURIFits.evidence(for: block, in: item([(name: "X-OTHER", value: "sip:lee@x")])) == nil)
    #expect(ConferenceURIFits.strength == .supporting)
  }

  @Test("Equalities inside the block, and lines that its generator never leaves out")
  func insides() throws {
    #expect(IdentitiesAgree.evidence(for: try block(), in: item())?.says == .addIn)
    let broken = Samples.teamsG4.replacing("threadId=19_\(Invented.thread)", with: "threadId=19_meeting_T3RoZXI")
    #expect(IdentitiesAgree.evidence(for: try block(broken), in: item())?.says == .unclear)
    #expect(GrammarComplete.evidence(for: try block(), in: item())?.says == .addIn)
    let cut = BlockSample("g4", Samples.teamsG4.lines.dropLast())
    #expect(GrammarComplete.evidence(for: try block(cut), in: item())?.says == .unclear)
  }

  @Test(
    "Headers of forwarded messages in many languages",
    arguments: [
      "-----Original Appointment-----", "-----Ursprünglicher Termin-----", "-----Message d'origine-----",
      "Am 3. Mai 2026 um 10:00 schrieb Dana:", "Le 3 mai 2026, Dana a écrit :", "El 3 de mayo de 2026, Dana escribió:",
      "Den 3 maj 2026 skrev Dana:", "Op 3 mei 2026 schreef Dana:", "Dnia 3 maja 2026 Dana napisał(a):",
      "From: Dana\r\nSent: Monday", "Von: Dana\r\nGesendet: Montag", "De : Dana\r\nEnvoyé : lundi",
      "Från: Dana\r\nSkickat: måndag", "Fra: Dana\r\nSendt: mandag", "Van: Dana\r\nVerzonden: maandag",
      "Da: Dana\r\nInviato: lunedì", "Od: Dana\r\nWysłano: poniedziałek", "差出人: Dana\r\n送信日時: 2026年5月3日",
      "发件人: Dana\r\n发送时间: 2026年5月3日", "Lähettäjä: Dana\r\nLähetetty: maanantai",
    ])
  func forwarded(_ header: String) throws {
    let forwarded = try block(before: header + "\r\n\r\n")
    #expect(QuotedOrForwarded.evidence(for: forwarded, in: item())?.says == .pasted, "\(header)")
    // A signature of dashes, and a sentence with a colon, are no header.
    for harmless in ["-- \r\nDana", "From here on: the agenda", "-----------------------------"] {
      let below = try block(before: harmless + "\r\n\r\n")
      #expect(QuotedOrForwarded.evidence(for: below, in: item()) == nil, "\(harmless)")
    }
  }

  @Test("Quote marks, and names that begin with x_")
  func copied() throws {
    let lines = Samples.teamsG4.text(.glued).split(separator: "\r\n", omittingEmptySubsequences: false)
    let quoted = lines.map { "> " + $0 }
    let block = try #require(
      BlockReader().blocks(in: MeetingText(plain: Array(quoted.joined(separator: "\r\n").utf8))).first)
    #expect(QuotedOrForwarded.evidence(for: block, in: item())?.says == .pasted)
    var marked = try self.block()
    #expect(CopiedMarkup.evidence(for: marked, in: item()) == nil)
    marked.hasCopiedMarkup = true
    #expect(CopiedMarkup.evidence(for: marked, in: item())?.says == .pasted)
  }

  @Test("Last in the text supports; text below it says nothing")
  func position() throws {
    let last = try block(before: "Hello\r\n", after: "\r\n \r\n")
    #expect(PositionInText.evidence(for: last, in: item())?.says == .addIn)
    #expect(PositionInText.evidence(for: try block(after: "\r\n\r\nRegards, Dana"), in: item()) == nil)
    #expect(PositionInText.strength == .supporting)
  }

  @Test("LOCATION: the link, the add-in's words, and a room")
  func location() throws {
    let words = item(location: "Room 1; Microsoft Teams Meeting")
    #expect(LocationText.evidence(for: try block(), in: words)?.says == .addIn)
    #expect(LocationText.evidence(for: try block(), in: item(location: Invented.join))?.says == .addIn)
    #expect(LocationText.evidence(for: try block(), in: item(location: "Room 1")) == nil)
  }

  @Test("A host that carries a vendor's name and is not the vendor's")
  func hosts() throws {
    var imitated = try block()
    #expect(GenuineHosts.evidence(for: imitated, in: item()) == nil)
    imitated.hostsAreGenuine = false
    #expect(GenuineHosts.evidence(for: imitated, in: item())?.says == .unclear)
  }

  // MARK: - Across the batch

  private static let own = ConferenceOwner(uid: "own", organizer: "dana.reed@fabrikam.example")
  private static let colleague = ConferenceOwner(uid: "elsewhere", organizer: "lee@fabrikam.example")
  private static let hers = ConferenceOwner(uid: "elsewhere", organizer: "Dana.Reed@fabrikam.example")

  @Test(
    "Who owns the conference elsewhere, by what the item's own producer would have written",
    arguments: [
      (exchange, [colleague], Provenance.pasted), (exchange, [hers], .pasted), (exchange, [own], .addIn),
      (nil, [colleague], .pasted), (nil, [hers], nil), (nil, [own, colleague], .addIn),
      (outlook, [colleague], .unclear), (outlook, [hers], nil), (outlook, [own], .addIn), (outlook, [], nil),
      (outlook, [ConferenceOwner(uid: "elsewhere", organizer: nil)], nil),
      (outlook, [colleague, hers], nil),
    ])
  func owned(_ producer: String?, _ owners: [ConferenceOwner], _ expected: Provenance?) throws {
    let said = OwnedElsewhere.evidence(for: try block(), in: item(producer: producer, owners: owners))
    #expect(said?.says == expected)
  }

  @Test("Skype for Business organizers share conferences, and a filled property needs no batch")
  func notAsked() throws {
    var facts = ProvenanceFacts(copies: [], organizer: "dana.reed@fabrikam.example", uid: "own")
    facts.owners.add([Self.colleague], of: JoinLink(Invented.skype).identity.mainKey ?? "")
    #expect(OwnedElsewhere.evidence(for: try block(Samples.skype), in: ItemFacts(facts)) == nil)
    #expect(OwnedElsewhere.evidence(for: try block(), in: item([Self.teams], owners: [Self.colleague])) == nil)
  }
}
