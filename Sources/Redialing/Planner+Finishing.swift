import Calendars
import Conferences
import Meetings
import Splicing

extension Planner {
  /// Entries, changes and messages of an item whose edits are proved.
  func finish(
    _ draft: PlanDraft, edits: EditList<MessageBytes>, proof: Proof, _ findings: ItemFindings, input: ItemInput
  ) -> ItemPlan {
    var plan = ItemPlan()
    plan.edits = edits
    var zones: [Int: TimeZoneRules] = [:]
    for index in draft.item.calendars.indices {
      zones[index] = draft.item.calendars[index].calendar.zones(defaultZone: defaultZone)
    }
    let writing = EntryWriting(input: input, settings: settings) { [zones, defaultZone] in
      zones[$0] ?? TimeZoneRules(defaultZone: defaultZone)
    }
    var entries = draft.judgements.indices.map { index in
      writing.entry(for: draft.judgements[index], at: index, regeneration: draft.regenerations[index])
    }
    findings.record(in: &entries, path: input.path) { draft.judgements.flatMap(secrets) }
    for (index, judgement) in draft.judgements.enumerated() {
      var entry = entries[index]
      SecretCover(secrets(of: judgement)).cover(&entry)
      if judgement.isUpdate, let output = proof.output, let regeneration = draft.regenerations[index] {
        record(judgement, regeneration, at: index, from: draft.item, to: output, input, in: &entry, &plan)
      } else if settings.collectsChanges {
        plan.changes.append(PlannedChange(entry: entry, copies: [], secrets: secrets(of: judgement)))
      }
      plan.entries.append(entry)
    }
    return plan
  }

  private func record(
    _ judgement: Judgement, _ regeneration: Regeneration, at index: Int, from before: Item, to after: Item,
    _ input: ItemInput, in entry: inout MeetingEntry, _ plan: inout ItemPlan
  ) {
    entry.copies = regeneration.copies.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    entry.outboxReason = InvitationWriting.obstacle(judgement.facts)
    if settings.collectsInvitations, entry.outboxReason == nil {
      let writing = InvitationWriting(item: after, input: input)
      if let invitation = writing.invitation(for: index, judgement: judgement, regeneration: regeneration) {
        plan.invitations.append(invitation)
      } else {
        entry.outboxReason = "The event holds bytes that are no UTF-8, so no sound message can be made of it."
      }
    }
    if settings.collectsChanges {
      let copies = ChangeWriting(before: before, after: after).copies(ofEventAt: index)
      plan.changes.append(PlannedChange(entry: entry, copies: copies, secrets: secrets(of: judgement)))
    }
  }

  /// What `diff` must cover: passcodes, and the parts of links that let a stranger in.
  private func secrets(of judgement: Judgement) -> [String] {
    var secrets: [String] = []
    var links: Set<String> = []
    let blocks = judgement.facts.texts.flatMap(\.blocks)
    secrets += blocks.flatMap(\.secrets)
    let shown = blocks.map(\.conference)
    let revised = judgement.revision.map { [$0.old, $0.new] } ?? []
    for conference in shown + revised {
      if let passcode = conference.passcode?.revealed, !passcode.isEmpty { secrets.append(passcode) }
      // What Meet prints as the PIN is what lets a caller in.
      if let revision = judgement.revision, revision.vendor == .googleMeet || revision.target == .googleMeet,
        let pin = conference.conferenceID
      {
        secrets.append(pin)
      }
      // All copies of a block hold the same few links.
      for link in [conference.joinURL, conference.shortURL].compactMap({ $0 }) where links.insert(link).inserted {
        secrets += LinkSecrets.of(link)
      }
    }
    return secrets.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

/// The values of query parameters that stand for a passcode, and what stands behind the number in a link of BlueJeans.
enum LinkSecrets {
  private static let names = ["p", "pwd", "password", "passcode", "pin", "key"]

  static func of(_ link: String) -> [String] {
    if let code = pathCode(of: link) { return [code] }
    guard let mark = link.utf8.firstIndex(of: UInt8(ascii: "?")) else { return [] }
    return link[link.utf8.index(after: mark)...].split(separator: "&").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, names.contains(parts[0].lowercased()), parts[1].utf8.count >= 4 else { return nil }
      return String(parts[1])
    }
  }

  /// `https://bluejeans.com/151946478/4321`
  private static func pathCode(of link: String) -> String? {
    let parts = link.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    guard parts.count >= 4, parts[1].lowercased().hasSuffix("bluejeans.com"), parts[2].utf8.allSatisfy(isDigit),
      parts[3].utf8.allSatisfy(isDigit), parts[3].utf8.count >= 3
    else { return nil }
    return "/" + String(parts[3])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
