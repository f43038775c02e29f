import Conferences

/// Decides whether a block was generated for the item it stands in.
///
/// A filled property decides alone. Without one, quoting is next, then what the producer would have written; only then do
/// completeness, agreement and the organizer together make a proof. In doubt a block is left to a person: a stale block is a
/// visible nuisance, a rewritten reference to somebody else's meeting is a silent wrong.
public struct ProvenanceJudge: Sendable {
  public init() {}

  public func judge(_ facts: ProvenanceFacts) -> ProvenanceVerdict {
    let item = ItemFacts(facts)
    guard facts.copies.contains(where: { !$0.blocks.isEmpty }) else { return withoutBlock(item) }
    if item.properties.areFilled { return withProperty(item) }
    return withoutProperty(item)
  }

  private func withoutBlock(_ item: ItemFacts) -> ProvenanceVerdict {
    verdict(.none, item.properties.areFilled ? .blockMissing : .noBlock, item, own: nil, evidence: [])
  }

  // MARK: - With a filled property

  private func withProperty(_ item: ItemFacts) -> ProvenanceVerdict {
    let identity = item.properties.identity
    let own = item.facts.copies.map { ownBlock(in: $0.blocks, identity) }
    guard let block = firstBlock(own, item) else {
      let blocks = item.facts.copies.flatMap(\.blocks)
      let evidence = blocks.prefix(1).flatMap { block in
        [PropertyNamesAnother.evidence(for: block, in: item), QuotedOrForwarded.evidence(for: block, in: item)]
          .compactMap { $0 }
      }
      return ProvenanceVerdict(
        provenance: .pasted, outcome: .copyPasted(ownBlockMissing: true), blockOfCopy: lastBlocks(item),
        evidence: evidence)
    }
    let evidence = [PropertyMatchesBlock.evidence(for: block, in: item)].compactMap { $0 } + support(block, item)
    let outcome: ProvenanceVerdict.Outcome = agree(own, item) ? .ownBlock : .copiesDisagree
    return ProvenanceVerdict(provenance: .addIn, outcome: outcome, blockOfCopy: own, evidence: evidence)
  }

  /// The last block of the conference: the add-in appends. One in a forwarded message only where there is no other, a quoted
  /// one never.
  private func ownBlock(in blocks: [MeetingBlock], _ identity: ConferenceIdentity) -> Int? {
    let own = blocks.indices.filter { blocks[$0].identity.isSameConference(as: identity) && !blocks[$0].isQuoted }
    return own.last { !blocks[$0].isUnderForwardHeader } ?? own.last
  }

  // MARK: - Without

  private func withoutProperty(_ item: ItemFacts) -> ProvenanceVerdict {
    var judged: [(group: BlockGroup, provenance: Provenance, evidence: [Evidence])] = []
    for group in BlockGroup.groups(of: item.facts.copies) {
      let (provenance, evidence) = judge(group, item)
      judged.append((group, provenance, evidence))
    }
    let genuine = judged.filter { $0.provenance == .addIn }
    if let own = choose(genuine.map(\.group), item), let chosen = genuine.first(where: { $0.group == own }) {
      let indices = own.indices(item.facts.copies.count)
      let outcome: ProvenanceVerdict.Outcome = agree(indices, item) ? .ownBlock : .copiesDisagree
      return ProvenanceVerdict(provenance: .addIn, outcome: outcome, blockOfCopy: indices, evidence: chosen.evidence)
    }
    if genuine.count > 1 {
      let outcome: ProvenanceVerdict.Outcome =
        genuine.contains { spansAll($0.group, item) } ? .unclear : .copiesDisagree
      let detail = "The item holds several conferences, and nothing says which one is its own."
      return ProvenanceVerdict(
        provenance: .unclear, outcome: outcome, blockOfCopy: lastBlocks(item),
        evidence: [Evidence(signal: "several-conferences", says: .unclear, detail: detail)])
    }
    if let doubtful = judged.last(where: { $0.provenance == .unclear }) {
      let indices = doubtful.group.indices(item.facts.copies.count)
      return ProvenanceVerdict(
        provenance: .unclear, outcome: .unclear, blockOfCopy: indices, evidence: doubtful.evidence)
    }
    let evidence = judged.last?.evidence ?? []
    let indices = judged.last?.group.indices(item.facts.copies.count) ?? lastBlocks(item)
    return ProvenanceVerdict(
      provenance: .pasted, outcome: .copyPasted(ownBlockMissing: false), blockOfCopy: indices, evidence: evidence)
  }

  /// One conference of the item, in all of its copies.
  private func judge(_ group: BlockGroup, _ item: ItemFacts) -> (Provenance, [Evidence]) {
    let blocks = group.blocks
    guard let block = blocks.first else { return (.unclear, []) }
    if blocks.allSatisfy(\.isQuotedOrForwarded) {
      return (.pasted, blocks.compactMap { QuotedOrForwarded.evidence(for: $0, in: item) }.unique)
    }
    if let empty = PropertiesEmpty.evidence(for: block, in: item) {
      return (.pasted, [empty] + blocks.compactMap { CopiedMarkup.evidence(for: $0, in: item) }.unique)
    }
    let evidence = blocks.flatMap { combined($0, item) }.unique
    let deciding = evidence.filter { $0.strength != .supporting }
    if deciding.contains(where: { $0.says == .pasted }) { return (.pasted, evidence) }
    return (deciding.contains { $0.says == .unclear } ? .unclear : .addIn, evidence)
  }

  private static let signals: [any ProvenanceSignal.Type] = [
    QuotedOrForwarded.self, CopiedMarkup.self, PropertiesAbsent.self, GenuineHosts.self, OrganizerFits.self,
    OwnedElsewhere.self, IdentitiesAgree.self, GrammarComplete.self, LocationText.self, PositionInText.self,
  ]

  private func combined(_ block: MeetingBlock, _ item: ItemFacts) -> [Evidence] {
    Self.signals.compactMap { $0.evidence(for: block, in: item) }
  }

  /// What else can be said of a block that its property has vouched for.
  private func support(_ block: MeetingBlock, _ item: ItemFacts) -> [Evidence] {
    let signals: [any ProvenanceSignal.Type] = [IdentitiesAgree.self, ConferenceURIFits.self, LocationText.self]
    return signals.compactMap { $0.evidence(for: block, in: item) }
  }

  // MARK: - Choosing and comparing

  /// The conference that is the item's own: the one in LOCATION, else the one of Exchange's kind.
  private func choose(_ groups: [BlockGroup], _ item: ItemFacts) -> BlockGroup? {
    if groups.count <= 1 { return groups.first }
    if let location = item.facts.location {
      let named = groups.filter { group in group.blocks.contains { LocationText.holdsLink(location, of: $0) } }
      if named.count == 1 { return named[0] }
    }
    let ofExchange = groups.filter { $0.vendor.hasExchangeProperties }
    return ofExchange.count == 1 ? ofExchange[0] : nil
  }

  /// Every copy that holds blocks holds this one, with the same dial-in id.
  private func agree(_ own: [Int?], _ item: ItemFacts) -> Bool {
    var first: String?
    var areSame = true
    for (copy, index) in zip(item.facts.copies, own) where !copy.blocks.isEmpty {
      guard let index else { return false }
      guard let id = copy.blocks[index].conference.conferenceID else { continue }
      if let first { areSame = areSame && (id == first || id.filter(\.isNumber) == first.filter(\.isNumber)) }
      first = first ?? id
    }
    return areSame
  }

  private func spansAll(_ group: BlockGroup, _ item: ItemFacts) -> Bool {
    zip(item.facts.copies, group.indices(item.facts.copies.count)).allSatisfy { $0.blocks.isEmpty || $1 != nil }
  }

  private func firstBlock(_ own: [Int?], _ item: ItemFacts) -> MeetingBlock? {
    zip(item.facts.copies, own).lazy.compactMap { copy, index in index.map { copy.blocks[$0] } }.first
  }

  private func lastBlocks(_ item: ItemFacts) -> [Int?] { item.facts.copies.map { $0.blocks.indices.last } }

  private func verdict(
    _ provenance: Provenance, _ outcome: ProvenanceVerdict.Outcome, _ item: ItemFacts, own: [Int?]?,
    evidence: [Evidence]
  ) -> ProvenanceVerdict {
    ProvenanceVerdict(
      provenance: provenance, outcome: outcome, blockOfCopy: own ?? item.facts.copies.map { _ in nil },
      evidence: evidence)
  }
}

extension [Evidence] {
  /// Copies of a block say the same; once is enough. Contradicting sayings of one signal are both kept.
  fileprivate var unique: [Evidence] {
    var seen: [Evidence] = []
    for evidence in self where !seen.contains(evidence) { seen.append(evidence) }
    return seen
  }
}
