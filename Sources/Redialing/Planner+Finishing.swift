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
    var known = KnownSecrets()
    for text in judgement.facts.texts {
      for block in text.blocks { for secret in block.secrets { known.add(secret) } }
    }
    // What Meet prints as the PIN is what lets a caller in.
    let isPIN = judgement.revision.map { $0.vendor == .googleMeet || $0.target == .googleMeet } ?? false
    for text in judgement.facts.texts {
      for block in text.blocks { known.add(block.conference, isPIN: isPIN) }
    }
    if let revision = judgement.revision {
      known.add(revision.old, isPIN: isPIN)
      known.add(revision.new, isPIN: isPIN)
    }
    return known.all
  }
}
