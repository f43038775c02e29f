import Splicing

/// An item whose edits are proved and of which nothing is said yet.
struct ProvedItem: Sendable {
  enum State: Sendable {
    /// No component could be read.
    case unread(Item)
    /// The findings are there where they were repaired.
    case proved(PlanDraft, EditList<MessageBytes>, Proof, ItemFindings?)
  }

  let planner: Planner
  let input: ItemInput
  let state: State

  /// Findings, entries and messages. Changes no edit.
  func plan() -> ItemPlan {
    switch state {
    case .unread(let item): ItemPlan(unread: item, input: input)
    case .proved(let draft, let edits, let proof, let findings):
      planner.finish(draft, edits: edits, proof: proof, findings ?? ItemFindings(draft), input: input)
    }
  }
}
