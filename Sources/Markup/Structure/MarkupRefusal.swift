/// Why a run of text cannot be cut out of an HTML source without cutting through something else.
public struct MarkupRefusal: Error, Sendable, Equatable {
  public enum Reason: String, Sendable {
    /// The span is no part of the source, or nothing visible stands at its ends.
    case noSuchText = "no-such-text"
    /// The element at an end of the run holds other visible text or an image too.
    case sharedElement = "shared-element"
    /// The run is some cells or rows of a table that has more.
    case insideTable = "inside-table"
    /// The run is some items of a list that has more.
    case insideList = "inside-list"
    /// `html`, `head` or `body` begins or ends inside the run.
    case documentStructure = "document-structure"
    /// A tag, comment or element in or around the run is never closed, or an end tag in it closes nothing.
    case unclosedElement = "unclosed-element"
    /// A downlevel-revealed conditional begins or ends inside the run.
    case splitConditional = "split-conditional"
    /// The two readers of the source pair its tags differently.
    case readersDisagree = "readers-disagree"
    /// Taking the run out would change text elsewhere.
    case changesElsewhere = "changes-elsewhere"
    /// More bytes, depth or attributes than are edited.
    case tooLarge = "too-large"
  }

  public let reason: Reason
  /// Source byte at which the obstacle stands.
  public let offset: Int

  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// One plain sentence.
  public var sentence: String {
    switch reason {
    case .noSuchText: "The text to replace was not found in the HTML."
    case .sharedElement: "The block shares an HTML element with other text or an image."
    case .insideTable: "The block is a part of a table that holds other text too."
    case .insideList: "The block is a part of a list that holds other text too."
    case .documentStructure: "The block crosses the beginning or end of an HTML document."
    case .unclosedElement: "An HTML element in or around the block is not properly opened and closed."
    case .splitConditional: "A conditional section of the HTML begins or ends inside the block."
    case .readersDisagree: "The HTML around the block is broken so that its elements can be read in two ways."
    case .changesElsewhere: "Taking the block out of the HTML would change other text."
    case .tooLarge: "The HTML is too large or too deeply nested to be edited safely."
    }
  }
}
