import Testing

@testable import Meetings

@Suite("Generated or pasted")
struct ProvenanceJudgeTests {
  private static let teamsProperty = (name: "X-MICROSOFT-SKYPETEAMSMEETINGURL", value: Invented.join)
  private static let skypeProperty = (name: "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", value: Invented.skype)
  private static let empty = (name: "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", value: " ")
  private static let exchange = "Microsoft Exchange Server 2010"
  private static let outlook = "-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN"

  private func facts(
    _ samples: [BlockSample], html: [BlockSample]? = nil, properties: [(name: String, value: String)] = [],
    producer: String? = nil, cdo: Bool = false,
    organizer: String? = "dana.reed@fabrikam.example", owner: String? = nil, location: String? = nil,
    text: String? = nil, owners: [ConferenceOwner] = []
  ) -> ProvenanceFacts {
    let plain = text ?? samples.map { $0.text(.glued) }.joined(separator: "\r\n\r\n")
    let hints = ConferenceProperties.hints(properties)
    var copies = [
      BlockCopy(
        name: "DESCRIPTION", blocks: BlockReader().blocks(in: MeetingText(plain: Array(plain.utf8)), hints: hints))
    ]
    if let html {
      copies.append(
        BlockCopy(
          name: "text/html", blocks: html.flatMap { BlockReader().blocks(in: $0.meetingText(.html), hints: hints) }))
    }
    var facts = ProvenanceFacts(
      copies: copies, conferenceProperties: properties, producer: producer, hasExchangeProperties: cdo,
      organizer: organizer, owner: owner, location: location, uid: "own")
    facts.owners.add(owners, of: JoinLink(Invented.join).identity.mainKey ?? "")
    return facts
  }

  private func verdict(_ facts: ProvenanceFacts) -> ProvenanceVerdict { ProvenanceJudge().judge(facts) }

  private var other: BlockSample { Samples.teamsG4.replacing(Invented.thread, with: "meeting_T3RoZXJPdGhlck90aGVy") }

  @Test(
    "A filled property that names the block's conference is decisive",
    arguments: [
      teamsProperty,
      ("X-MICROSOFT-SKYPETEAMSPROPERTIES", "{\"cid\":\"19:\(Invented.thread)@thread.v2\",\"private\":true,\"mid\":0}"),
      (
        "X-MICROSOFT-SCHEDULINGSERVICEUPDATEURL",
        "https://api.scheduler.teams.microsoft.com/teams/t/o/19_\(Invented.thread)@thread.v2/0"
      ),
      (
        "X-MICROSOFT-ONLINEMEETINGCONFLINK",
        "conf:sip:x@y.example;gruu;opaque=app:conf:focus:id:teams:2:0!19:\(Invented.thread)-thread.v2!a!b"
      ),
    ])
  func propertyMatches(_ property: (String, String)) {
    for sample in [Samples.teamsG4, Samples.teamsG6] {
      let found = verdict(
        facts([sample], properties: [(name: property.0, value: property.1)], producer: Self.exchange, cdo: true))
      #expect(found.provenance == .addIn)
      #expect(found.outcome == .ownBlock)
      #expect(found.blockOfCopy == [0])
      #expect(found.evidence.first?.signal == "property-matches-block")
    }
  }

  @Test("A filled property that names another conference makes the block pasted")
  func propertyNamesAnother() {
    let found = verdict(facts([other], properties: [Self.teamsProperty], producer: Self.exchange, cdo: true))
    #expect(found.provenance == .pasted)
    #expect(found.outcome == .copyPasted(ownBlockMissing: true))
  }

  @Test("Of two blocks the one that the property names is the item's own", arguments: [true, false])
  func twoBlocks(_ ownIsLast: Bool) {
    let samples = ownIsLast ? [other, Samples.teamsG4] : [Samples.teamsG4, other]
    let found = verdict(facts(samples, properties: [Self.teamsProperty], producer: Self.exchange, cdo: true))
    #expect(found.outcome == .ownBlock)
    #expect(found.blockOfCopy == [ownIsLast ? 1 : 0])
  }

  @Test(
    "Empty properties make a Teams or Skype block pasted, not a Zoom one",
    arguments: [Samples.teamsG4, Samples.skype, Samples.zoom])
  func emptyProperties(_ sample: BlockSample) {
    let found = verdict(facts([sample], properties: [Self.empty], producer: Self.exchange, cdo: true))
    #expect(found.provenance == (sample.name == "plugin" ? .addIn : .pasted))
  }

  @Test(
    "An Exchange item without conference properties is never called generated",
    arguments: [Samples.teamsG4, Samples.skype])
  func absentInExchange(_ sample: BlockSample) {
    let found = verdict(facts([sample], producer: Self.exchange, cdo: true))
    #expect(found.provenance == .unclear)
    #expect(found.outcome == .unclear)
  }

  @Test(
    "Producers that never write properties: complete, consistent and fitting is generated",
    arguments: [outlook, "-//Apple Inc.//macOS 15.0//EN", "LibPST v0.6.76"])
  func desktop(_ producer: String) {
    for sample in [Samples.teamsG4, Samples.teamsG6, Samples.skype, Samples.consumerSkype] {
      let found = verdict(facts([sample], html: [sample], producer: producer, cdo: producer == Self.outlook))
      #expect(found.provenance == .addIn, "\(sample)")
      #expect(found.blockOfCopy == [0, 0])
    }
  }

  @Test(
    "Letters inside another word name no program",
    arguments: ["-//Upstream Software//Calendar 2.0//EN", "-//Pstatic//EN", "-//Pineapple//EN", "-//XLibPST//EN"])
  func notDesktop(_ producer: String) {
    #expect(Producer(producer) == .unknown)
  }

  @Test(
    "Readers of PST files are known by their name",
    arguments: ["LibPST v0.6.76", "-//libpst//EN", "readpst 0.6", "LibPST0.6"])
  func readersOfPST(_ producer: String) {
    #expect(Producer(producer) == .desktop)
  }

  @Test(
    "Without properties a contradiction, a strange organizer or a missing line leaves it unclear",
    arguments: [
      Samples.teamsG4.replacing("threadId=19_\(Invented.thread)", with: "threadId=19_meeting_T3RoZXI"),
      Samples.teamsG6.replacing("445 566 778", with: "445 566 779"),
      Samples.teamsG6.replacing("415 263 748", with: "415 263 749"), Samples.skype.replacing("dana.reed", with: "lee"),
      Samples.skype.replacing("QX7Z2K9M?sl=1", with: "QX7Z2K9N?sl=1"),
      BlockSample("g4", Samples.teamsG4.lines.dropLast()),
    ])
  func desktopDoubts(_ sample: BlockSample) {
    let found = verdict(facts([sample], producer: Self.outlook, cdo: true))
    #expect(found.provenance == .unclear, "\(found.evidence)")
    #expect(found.outcome == .unclear)
  }

  @Test("A deputy, or the owner where no organizer is named, may be the one in the link; with nobody it is unclear")
  func organizers() {
    var deputy = facts([Samples.skype], producer: Self.outlook, organizer: "boss@fabrikam.example")
    #expect(verdict(deputy).provenance == .unclear)
    deputy.sentBy = "Dana.Reed@fabrikam.example"
    #expect(verdict(deputy).provenance == .addIn)
    #expect(
      verdict(facts([Samples.skype], producer: Self.outlook, organizer: nil, owner: "danareed@fabrikam.example"))
        .provenance == .addIn)
    #expect(verdict(facts([Samples.skype], producer: Self.outlook, organizer: nil)).provenance == .unclear)
  }

  @Test("Only quoted or forwarded blocks are pasted, without properties and with another's")
  func quoted() {
    let quoted = Samples.teamsG4.text(.glued).split(separator: "\r\n", omittingEmptySubsequences: false).map {
      "> " + $0
    }.joined(separator: "\r\n")
    let forwarded = "-----Original Appointment-----\r\nFrom: Bob\r\n\r\n" + Samples.teamsG4.text(.glued)
    for text in [quoted, forwarded] {
      for properties in [[], [Self.empty]] {
        let found = verdict(facts([], properties: properties, producer: Self.outlook, text: text))
        #expect(found.provenance == .pasted)
        #expect(found.outcome == .copyPasted(ownBlockMissing: false))
      }
    }
    #expect(
      verdict(facts([], properties: [Self.teamsProperty], text: quoted)).outcome == .copyPasted(ownBlockMissing: true))
  }

  @Test("The own block is found above a forwarded copy of itself")
  func ownAboveForwarded() {
    let text =
      Samples.teamsG4.text(.glued) + "\r\n\r\n-----Original Appointment-----\r\nFrom: Bob\r\n\r\n"
      + Samples.teamsG4.text(.glued)
    #expect(
      verdict(facts([], properties: [Self.teamsProperty], producer: Self.exchange, cdo: true, text: text)).blockOfCopy
        == [0])
  }

  @Test("Copies that show different conferences disagree, with a property and without")
  func copiesDisagree() {
    #expect(
      verdict(
        facts([Samples.teamsG4], html: [other], properties: [Self.teamsProperty], producer: Self.exchange, cdo: true)
      ).outcome == .copiesDisagree)
    #expect(verdict(facts([Samples.teamsG4], html: [other], producer: Self.outlook)).outcome == .copiesDisagree)
    let number = Samples.teamsG6.replacing("445566778", with: "111222333").replacing("445 566 778", with: "111 222 333")
    #expect(
      verdict(facts([Samples.teamsG6], html: [number], properties: [Self.teamsProperty])).outcome == .copiesDisagree)
  }

  @Test("No block: missing where a property is filled, Google's too, else an ordinary meeting")
  func noBlock() {
    #expect(verdict(facts([], properties: [Self.teamsProperty], text: "Hello")).outcome == .blockMissing)
    #expect(
      verdict(facts([], properties: [("X-GOOGLE-CONFERENCE", "https://meet.google.com/abc-defg-hij")], text: "Hello"))
        .outcome == .blockMissing)
    #expect(verdict(facts([], properties: [Self.empty], text: "Hello")).outcome == .noBlock)
    #expect(verdict(facts([], properties: [("CONFERENCE", "tel:+1-206-555-0100")], text: "Hello")).outcome == .noBlock)
  }

  @Test(
    "Vendors without properties: complete and consistent is generated",
    arguments: [Samples.zoom, Samples.zoomAddOn, Samples.webex, Samples.meet])
  func otherVendors(_ sample: BlockSample) {
    #expect(verdict(facts([sample], producer: Self.exchange, cdo: true)).provenance == .addIn)
    let broken = sample.replacing("Meeting ID: 812 3456 7890", with: "Meeting ID: 812 3456 7891").replacing(
      "https://tel.meet/abc", with: "https://tel.meet/xyz")
    if broken.lines != sample.lines {
      #expect(verdict(facts([broken], producer: Self.exchange, cdo: true)).provenance == .unclear)
    }
  }

  @Test("Zoom and Teams, both real: the own one is named by a property, by LOCATION, or is the Exchange-type one")
  func zoomAndTeams() {
    let both = [Samples.zoom, Samples.teamsG4]
    #expect(
      verdict(facts(both, properties: [Self.teamsProperty], producer: Self.exchange, cdo: true)).blockOfCopy == [1])
    #expect(verdict(facts(both, producer: Self.outlook)).blockOfCopy == [1])
    let location = "https://us05web.zoom.us/j/81234567890?pwd=AbC.1&from=addon"
    #expect(verdict(facts(both, producer: Self.outlook, location: location)).blockOfCopy == [0])
  }

  @Test("What another organizer's meeting owns is not this one's; a copy of the item that kept its property is a proof")
  func batch() {
    let colleague = ConferenceOwner(uid: "elsewhere", organizer: "lee@fabrikam.example")
    let copy = ConferenceOwner(uid: "own", organizer: "dana.reed@fabrikam.example")
    func provenance(_ producer: String?, _ owners: [ConferenceOwner], cdo: Bool = false) -> Provenance {
      verdict(facts([Samples.teamsG4], producer: producer, cdo: cdo, owners: owners)).provenance
    }
    #expect(provenance(Self.outlook, []) == .addIn)
    #expect(provenance(Self.outlook, [colleague]) == .unclear)
    #expect(provenance(Self.outlook, [colleague, copy]) == .addIn)
    #expect(provenance(nil, []) == .unclear)
    #expect(provenance(nil, [copy]) == .addIn)
    #expect(provenance(nil, [colleague]) == .pasted)
    #expect(provenance(Self.exchange, [colleague], cdo: true) == .pasted)
    // What Exchange writes and this item lacks speaks against it, whatever a copy says.
    #expect(provenance(Self.exchange, [copy], cdo: true) == .unclear)
  }

  @Test("Copied markup without a property is pasted")
  func copiedMarkup() {
    var block = facts([Samples.teamsG4], producer: Self.outlook).copies[0].blocks[0]
    block.hasCopiedMarkup = true
    let found = verdict(
      ProvenanceFacts(copies: [BlockCopy(name: "text/html", blocks: [block])], producer: Self.outlook))
    #expect(found.provenance == .pasted)
  }

  @Test("No evidence holds a secret")
  func noSecrets() {
    for sample in Samples.all {
      let found = verdict(facts([sample], properties: [Self.teamsProperty], producer: Self.exchange, cdo: true))
      for evidence in found.evidence {
        for secret in [Invented.thread, "qWeRtYuIoP", "Bq7Rt2Xy", "QX7Z2K9M", "441122"] {
          #expect(!evidence.detail.contains(secret))
        }
      }
    }
  }
}
