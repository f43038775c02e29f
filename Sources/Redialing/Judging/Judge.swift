import Calendars
import Conferences
import Meetings

/// Applies the contract's rules in the contract's order, one function each; the first that applies decides.
struct Judge {
  /// Nil when nobody gave conference data (`scan` alone): rules about that data are left out.
  let book: ConferenceBook?
  let settings: RunSettings
  let writer: BlockWriter

  func judge(_ facts: EventFacts, isPast: () -> Bool) -> Judgement {
    let early =
      ScopeRules.forwarded(facts) ?? ScopeRules.malformed(facts) ?? ScopeRules.notAnInvitation(facts)
      ?? ScopeRules.cancelled(facts) ?? ScopeRules.protected(facts) ?? ScopeRules.noMeetingBlock(facts)
      ?? ScopeRules.notOrganizer(facts) ?? organizerNotListed(facts)
    if let early { return Judgement(facts: facts, ruling: early) }
    if isPast() { return Judgement(facts: facts, ruling: Ruling(.past, "The meeting ended before the run's time.")) }
    if let ruling = tooManyAttendees(facts) ?? provenance(facts) { return Judgement(facts: facts, ruling: ruling) }
    return judgeConference(facts)
  }

  /// Who is not asked for: everybody but `--user`, whom the conference data does not list, and who is switched off there.
  private func organizerNotListed(_ facts: EventFacts) -> Ruling? {
    let who = facts.organizerAddress ?? facts.owner
    if let user = settings.user, who.map({ settings.aliases.areOne($0, user) }) != true {
      return Ruling(.organizerNotListed, "Only the meetings of \(user) were asked for.")
    }
    switch book?.listing(organizer: facts.organizerAddress, owner: facts.owner) {
    case .notListed:
      return Ruling(.organizerNotListed, "The conference file does not list \(who ?? "meetings without an organizer").")
    case .disabled(let place):
      return Ruling(.organizerNotListed, "Migration is switched off at \(place) (enabled: false).")
    case .listed, .everybody, nil: return nil
    }
  }

  private func tooManyAttendees(_ facts: EventFacts) -> Ruling? {
    // Lines are counted at no cost, persons are not.
    guard facts.component.attendeeLineCount + 1 > settings.maximumAttendees else { return nil }
    let count = facts.component.attendeeCount
    guard count > settings.maximumAttendees else { return nil }
    return Ruling(
      .tooManyAttendees, "The meeting has \(count) attendees, and at most \(settings.maximumAttendees) are updated.")
  }

  private func provenance(_ facts: EventFacts) -> Ruling? {
    switch facts.provenance.outcome {
    case .copyPasted(let ownBlockMissing):
      if settings.pasted == .update, !facts.ownBlocks.isEmpty { return nil }
      let tail = ownBlockMissing ? " Its own block is missing." : ""
      return Ruling(.copyPasted, "The block was copied from another meeting." + tail)
    case .unclear:
      switch settings.unclear {
      case .update where !facts.ownBlocks.isEmpty: return nil
      case .skip:
        return Ruling(.copyPasted, "Nothing shows whether the block is the meeting's own; such blocks are skipped.")
      default:
        return Ruling(.unclearProvenance, "Nothing shows for certain whether the block is the meeting's own.")
      }
    case .copiesDisagree:
      return Ruling(.copiesDisagree, "The copies of the text show different conferences.")
    case .noBlock, .blockMissing, .ownBlock: return nil
    }
  }

  /// The rules from `third-party-audio` on, which need the new data.
  private func judgeConference(_ facts: EventFacts) -> Judgement {
    guard let block = facts.block else {
      return Judgement(
        facts: facts, ruling: Ruling(.unclearProvenance, "No block could be told to be the meeting's own."))
    }
    let target = settings.target == "current" ? block.vendor : VendorName(rawValue: settings.target)
    if let name = facts.textWithStrayLink(of: block) {
      return Judgement(
        facts: facts,
        ruling: Ruling(.copiesDisagree, strayLink(in: name, of: block)))
    }
    guard let book else {
      var judgement = Judgement(
        facts: facts, ruling: Ruling(.noConferenceData, "The block is the meeting's own; no conference file was given.")
      )
      if target != block.vendor { judgement.missing = writer.missing(in: Conference(), vendor: target) }
      return judgement
    }
    let old = PropertyConference.completing(block.conference, with: facts.conferenceProperties)
    let resolved = book.conference(for: query(facts, block, isTarget: target == block.vendor), completing: old)
    let succession = Succession(
      resolved: resolved.conference, given: resolved.given, old: target == block.vendor ? old : nil, vendor: target,
      replacesThirdPartyAudio: resolved.thirdParty == .replace && block.hasThirdPartyAudio)
    let revision = BlockRevision(
      old: old, new: succession.conference, vendor: block.vendor, target: target,
      language: resolved.given.language ?? block.language, substitutions: book.substitutions)
    var judgement = Judgement(
      facts: facts, ruling: Ruling(.conferenceChanged, "The block is regenerated with the new data."),
      revision: revision)
    judgement.sources = resolved.sources
    judgement.missing = missing(revision, resolved)
    if let ruling = thirdPartyAudio(facts, resolved) ?? noConferenceData(revision, judgement.missing)
      ?? upToDate(facts, revision)
    {
      judgement.ruling = ruling
    }
    return judgement
  }

  private func strayLink(in name: String, of block: MeetingBlock) -> String {
    // Google's mails do not repeat the description: they spread link, numbers and PIN over a page of tables and buttons.
    block.vendor == .googleMeet
      ? "\(name) shows the meeting the way Google's mails do, spread over the page: that is no block that could be regenerated."
      : "\(name) holds the old join link, but no block that could be regenerated."
  }

  private func query(_ facts: EventFacts, _ block: MeetingBlock, isTarget: Bool) -> ConferenceQuery {
    var query = ConferenceQuery(
      uid: facts.event.uid.map { String(decoding: $0, as: UTF8.self) }, organizer: facts.organizerAddress,
      owner: facts.owner)
    let properties = PropertyConference.completing(Conference(), with: facts.conferenceProperties)
    query.joinURLs = [block.conference.joinURL, block.conference.shortURL, properties.joinURL].compactMap { $0 }
    query.conferenceIDs = [block.conference.conferenceID, properties.conferenceID].compactMap { $0 }
    query.vendorIsTarget = isTarget
    return query
  }

  private func thirdPartyAudio(_ facts: EventFacts, _ resolved: ResolvedConference) -> Ruling? {
    guard resolved.thirdParty == .keep, facts.ownBlocks.contains(where: \.block.hasThirdPartyAudio) else { return nil }
    return Ruling(.thirdPartyAudio, "The dial-in part of the block belongs to another audio provider and is kept.")
  }

  private func missing(_ revision: BlockRevision, _ resolved: ResolvedConference) -> [String] {
    guard writer.canWrite(revision.target) else { return [] }
    var fields = writer.missing(in: revision.new, vendor: revision.target)
    for field in resolved.missingDialInFields where !fields.contains(field) { fields.append(field) }
    return fields
  }

  private func noConferenceData(_ revision: BlockRevision, _ fields: [String]) -> Ruling? {
    guard writer.canWrite(revision.target) else {
      return Ruling(.noConferenceData, "Blocks of \(revision.target) are recognised but not written.")
    }
    guard fields.isEmpty else {
      return Ruling(.noConferenceData, "The new block needs \(fields.joined(separator: ", ")), which nobody gives.")
    }
    guard let other = revision.new.joinURL.flatMap(TargetHosts.vendor), other != revision.target,
      VendorName.known.contains(revision.target)
    else { return nil }
    return Ruling(
      .noConferenceData, "The join-url is one of \(other), and the block is one of \(revision.target); give --target.")
  }

  private func upToDate(_ facts: EventFacts, _ revision: BlockRevision) -> Ruling? {
    // A room system's key reaches a block by substitution alone.
    guard !revision.changesVendor,
      revision.new.videoInterop == nil || revision.new.videoInterop == revision.old.videoInterop,
      UpToDate.holds(facts.ownBlocks.map(\.block), new: revision.new, vendor: revision.target)
    else { return nil }
    return Ruling(.upToDate, "The block already says what the conference file says.")
  }
}
