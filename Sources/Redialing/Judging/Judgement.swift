import Conferences
import Meetings

/// What became of one component, before its edits are made.
struct Judgement {
  let facts: EventFacts
  /// Says `update` as long as nothing speaks against it.
  var ruling: Ruling
  /// Set where the component's conference was looked up.
  var revision: BlockRevision?
  /// What the new block needs and nobody gives.
  var missing: [String] = []
  /// Wanted numbers that the component shows, and whether it is over.
  var uses: [NumberUse] = []
  var isOver = false
  /// Where the new values stand.
  var sources: [FieldSource] = []

  var isUpdate: Bool { ruling.reason == .conferenceChanged }
}

/// From which conference to which: everything that writing the new block takes.
struct BlockRevision {
  let old: Conference
  let new: Conference
  let vendor: VendorName
  let target: VendorName
  let language: String?
  /// For conference properties that say what no block shows.
  let substitutions: [Substitution]

  var changesVendor: Bool { vendor != target }
}
