/// Who put a block into an item.
public enum Provenance: String, Sendable, Equatable {
  /// The add-in generated it for this item.
  case addIn = "add-in"
  /// Somebody copied it from elsewhere.
  case pasted
  case unclear
  /// There is no block.
  case none
}

/// How much a signal weighs.
public enum EvidenceStrength: Sendable, Equatable {
  /// Decides alone.
  case decisive
  /// One word of doubt leaves the block to a person; all together make a proof.
  case strong
  /// Is said and decides nothing: genuine and pasted blocks of both kinds are known.
  case supporting
}

/// One reason behind a provenance.
public struct Evidence: Sendable, Equatable {
  /// Kebab case, stable: `property-matches-block`.
  public let signal: String
  public let says: Provenance
  /// One plain sentence without secrets.
  public let detail: String
  public let strength: EvidenceStrength

  public init(signal: String, says: Provenance, detail: String, strength: EvidenceStrength = .strong) {
    self.signal = signal
    self.says = says
    self.detail = detail
    self.strength = strength
  }
}

/// A copy of the body and the blocks that were found in it.
public struct BlockCopy: Sendable, Equatable {
  /// `text/plain`, `text/html`, `DESCRIPTION`, `X-ALT-DESC`…
  public let name: String
  public let blocks: [MeetingBlock]

  public init(name: String, blocks: [MeetingBlock]) {
    self.name = name
    self.blocks = blocks
  }
}

/// Everything that bears on provenance, gathered by whoever read the item.
public struct ProvenanceFacts: Sendable {
  public var copies: [BlockCopy]
  /// Conference properties of the item in order: upper-case name, value unfolded and unescaped; empty values too.
  public var conferenceProperties: [(name: String, value: String)]
  /// PRODID of the calendar.
  public var producer: String?
  /// The item has X-MICROSOFT-CDO-* properties.
  public var hasExchangeProperties: Bool
  /// Addresses without `mailto:`.
  public var organizer: String?
  public var sentBy: String?
  public var owner: String?
  public var location: String?
  public var uid: String?
  /// Who in the batch owns the conferences of the blocks; empty where nobody looked.
  public var owners: ConferenceOwners

  public init(
    copies: [BlockCopy], conferenceProperties: [(name: String, value: String)] = [], producer: String? = nil,
    hasExchangeProperties: Bool = false, organizer: String? = nil, sentBy: String? = nil, owner: String? = nil,
    location: String? = nil, uid: String? = nil, owners: ConferenceOwners = ConferenceOwners()
  ) {
    self.copies = copies
    self.conferenceProperties = conferenceProperties
    self.producer = producer
    self.hasExchangeProperties = hasExchangeProperties
    self.organizer = organizer
    self.sentBy = sentBy
    self.owner = owner
    self.location = location
    self.uid = uid
    self.owners = owners
  }
}

/// What became of the facts.
public struct ProvenanceVerdict: Sendable, Equatable {
  /// What an item's rule chain does with the verdict.
  public enum Outcome: Sendable, Equatable {
    /// No block and no filled property.
    case noBlock
    /// A filled property and no block.
    case blockMissing
    /// The item's own block is known.
    case ownBlock
    /// Blocks are there, none is the item's own. `ownBlockMissing`: a filled property says there should be one.
    case copyPasted(ownBlockMissing: Bool)
    case unclear
    /// Copies show different conferences.
    case copiesDisagree
  }

  public let provenance: Provenance
  public let outcome: Outcome
  /// For each copy, in the order of the facts, the index of the block that the verdict is about; nil where the copy has none.
  public let blockOfCopy: [Int?]
  public let evidence: [Evidence]

  public init(provenance: Provenance, outcome: Outcome, blockOfCopy: [Int?], evidence: [Evidence]) {
    self.provenance = provenance
    self.outcome = outcome
    self.blockOfCopy = blockOfCopy
    self.evidence = evidence
  }
}
