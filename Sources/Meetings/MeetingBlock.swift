public import Conferences

/// A block that a conferencing add-in generated, somewhere, at some time. Whether it was generated for this item is another
/// question: `ProvenanceJudge`.
public struct MeetingBlock: Sendable, Equatable {
  public var vendor: VendorName
  /// `sfb`, `lync-2010`, `lync-2013`, `generic`; Teams `g1`…`g6`, `api`; Zoom `plugin`, `addon`; Webex `classic`; Meet `2020`, `2022`.
  public var generation: String
  /// BCP 47 as far as links, markers or phrases tell.
  public var language: String?
  /// Indices into `MeetingText.lines`.
  public var lines: Range<Int>
  /// Source bytes: first byte of the opening fence to last byte of the closing one, blanks at their line ends included, the
  /// line end not. Text glued to a fence is outside. Without a closing fence: to the end of the last line the grammar owns.
  public var span: Range<Int>
  /// The same in lines; set by the grammars.
  var edges: BlockEdges?
  /// What the block says.
  public var conference: Conference
  /// The conference the block is about.
  public var identity: ConferenceIdentity
  /// All links that join, options and twins included, unwrapped, in order.
  public var joinLinks: [JoinLink]
  /// Lines inside the block that neither the grammar nor the organization's footer accounts for: a person typed them.
  public var typedText: [String] = []
  /// The lines of `typedText` and of the footer, as indices into `MeetingText.lines`: what no add-in writes by itself.
  public var foreignLines: [Int] = []
  /// Lines of the service's own whose values `conference` has no place for.
  public var unsaid: [String] = []
  /// Passwords and PINs that the block shows and `conference` has no place for. Never printed.
  public var secrets: [String] = []
  /// The organization's own text at the footer's place, lines joined with LF.
  public var footer: String?
  /// The equalities that hold inside a genuine block, each with its outcome.
  public var checks: [IdentityCheck] = []
  /// Everything that the generation writes without fail is there: fences or markers, join line, closing line.
  public var isComplete = true
  public var hasOpeningFence = false
  public var hasClosingFence = false
  public var isQuoted = false
  /// Below `-----Original Appointment-----` or a From:/Sent: header list, in any language.
  public var isUnderForwardHeader = false
  /// `x_` names: the HTML was copied out of a received message.
  public var hasCopiedMarkup = false
  /// A link was rewritten by a mail gateway and unwrapped here.
  public var hasRewrittenLinks = false
  /// Nothing but blank lines follows in the text.
  public var endsText = false
  /// The dial-in part belongs to an outside audio provider.
  public var hasThirdPartyAudio = false
  /// Every link of the vendor points to a host of the vendor's.
  public var hostsAreGenuine = true
  /// How plain text was laid out; nil for HTML.
  public var rendition: Rendition?

  public init(
    vendor: VendorName, generation: String, lines: Range<Int>, span: Range<Int>, conference: Conference,
    identity: ConferenceIdentity, joinLinks: [JoinLink]
  ) {
    self.vendor = vendor
    self.generation = generation
    self.lines = lines
    self.span = span
    self.conference = conference
    self.identity = identity
    self.joinLinks = joinLinks
  }

  /// A copy of a message rather than a block of this item.
  public var isQuotedOrForwarded: Bool { isQuoted || isUnderForwardHeader }

  public var identitiesAgree: Bool { checks.allSatisfy(\.holds) }
}

/// One equality inside a block.
public struct IdentityCheck: Sendable, Equatable {
  /// Kebab case, stable: `options-thread-equals-join-thread`.
  public let name: String
  public let holds: Bool

  public init(name: String, holds: Bool) {
    self.name = name
    self.holds = holds
  }
}

/// The habits of a plain-text rendition, so that a new block can follow them.
public struct Rendition: Sendable, Hashable {
  public enum LinkStyle: Sendable, Hashable {
    /// `label<url>`
    case glued
    /// `label <url>`
    case spaced
  }

  public var linkStyle: LinkStyle
  /// Lines end in a blank, as PR_BODY writes them.
  public var hasTrailingBlanks: Bool
  /// Every second line is empty.
  public var isDoubleSpaced: Bool

  public init(linkStyle: LinkStyle, hasTrailingBlanks: Bool = false, isDoubleSpaced: Bool = false) {
    self.linkStyle = linkStyle
    self.hasTrailingBlanks = hasTrailingBlanks
    self.isDoubleSpaced = isDoubleSpaced
  }
}
