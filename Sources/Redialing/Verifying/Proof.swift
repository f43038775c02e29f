import Splicing

/// Makes the edits of an item and believes none of them before it has read the result again.
///
/// Proved, in this order: (1) output and inverse edits give the input; (2) the output reads as the same components; (3) every
/// updated component is `up-to-date`, so its new block was recognised in every copy and the old one is gone; (4) no other
/// component got another verdict. What fails is taken out, its series with it, and the rest is proved anew.
struct Proof {
  let planner: Planner
  let input: ItemInput
  /// The item after the edits, for whoever writes messages from it; nil when there are none.
  var output: Item?
  var outputBytes: [UInt8]?

  init(planner: Planner, input: ItemInput) {
    self.planner = planner
    self.input = input
  }

  /// How often a failing series is taken out before the item is given up as a whole.
  private static let maximumRounds = 8

  mutating func provenEdits(of draft: inout PlanDraft, regenerating regenerator: Regenerator) -> EditList<MessageBytes>
  {
    regenerate(&draft, with: regenerator)
    for _ in 0..<Self.maximumRounds {
      guard !draft.regenerations.isEmpty else { return EditList() }
      guard let edits = lower(&draft) else { continue }
      let bytes = edits.applied(to: input.bytes)
      let failing = failingEvents(of: draft, edits: edits, output: bytes)
      if failing.isEmpty {
        outputBytes = bytes
        return edits
      }
      for members in draft.updatingSeries where members.contains(where: { failing[$0] != nil }) {
        let why = members.compactMap { failing[$0] }.first ?? ""
        draft.withdraw(members, Ruling(.verificationFailed, "The result was read again and withheld: \(why)"))
      }
    }
    for members in draft.updatingSeries {
      draft.withdraw(
        members, Ruling(.verificationFailed, "The result was read again and never proved; it was withheld."))
    }
    output = nil
    return EditList()
  }

  private func regenerate(_ draft: inout PlanDraft, with regenerator: Regenerator) {
    var regenerator = regenerator
    for members in draft.updatingSeries {
      let sequence = draft.newSequence(ofSeriesWith: members[0])
      do throws(RegenerationFailure) {
        for index in members {
          draft.regenerations[index] = try regenerator.regenerate(
            draft.judgements[index], newSequence: sequence, in: draft.item)
        }
      } catch {
        draft.withdraw(members, error.ruling)
      }
    }
  }

  /// All edits as one list; nil after a series that could not be lowered was taken out.
  private func lower(_ draft: inout PlanDraft) -> EditList<MessageBytes>? {
    let lowering = ItemLowering(item: draft.item)
    if let edits = try? lowering.lower(draft.regenerations.sorted { $0.key < $1.key }.map(\.value)) { return edits }
    var isSound = true
    for members in draft.updatingSeries {
      do throws(RegenerationFailure) {
        _ = try lowering.lower(members.compactMap { draft.regenerations[$0] })
      } catch {
        draft.withdraw(members, error.ruling)
        isSound = false
      }
    }
    guard isSound else { return nil }
    // Each series alone is fine and all together are not: they meet, and nobody can say which is right.
    for members in draft.updatingSeries {
      draft.withdraw(members, Ruling(.conflict, "The edits of two series in this item would meet."))
    }
    return nil
  }

  /// Which updated events are not proved, and what was wrong, by index.
  mutating func failingEvents(
    of draft: PlanDraft, edits: EditList<MessageBytes>, output bytes: [UInt8]
  ) -> [Int: String] {
    let updated = draft.judgements.indices.filter { draft.judgements[$0].isUpdate }
    func all(_ why: String) -> [Int: String] { Dictionary(uniqueKeysWithValues: updated.map { ($0, why) }) }
    guard edits.inverted(over: input.bytes).applied(to: bytes).isSame(as: input.bytes) else {
      return all("output and inverse edits do not give the source.")
    }
    let item = ItemReader.read(bytes, kind: input.kind)
    output = item
    guard item.events.count == draft.item.events.count,
      zip(item.events, draft.item.events).allSatisfy({ $0.uid == $1.uid && $0.recurrenceID == $1.recurrenceID })
    else { return all("other components were found than before.") }
    return compare(planner.judge(item, owner: input.owner), with: draft)
  }

  private func compare(_ again: [Judgement], with draft: PlanDraft) -> [Int: String] {
    var failing: [Int: String] = [:]
    for (index, judgement) in draft.judgements.enumerated() {
      let now = again[index].ruling
      if judgement.isUpdate {
        if now.reason != .upToDate { failing[index] = "the new block says \(now.reason.rawValue): \(now.message)" }
      } else if judgement.ruling.reason != now.reason, !now.isUpdateInWaiting(for: judgement.ruling) {
        for member in draft.judgements.indices where draft.judgements[member].isUpdate {
          failing[member] =
            "another component turned from \(judgement.ruling.reason.rawValue) to \(now.reason.rawValue)."
        }
      }
    }
    return failing
  }
}

extension Ruling {
  /// A component that was held back together with its series says again what it said before it was held back.
  fileprivate func isUpdateInWaiting(for held: Ruling) -> Bool {
    reason == .conferenceChanged || held.reason.verdict == .fail || held.reason.verdict == .review
  }
}
