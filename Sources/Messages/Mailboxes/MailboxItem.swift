public import Splicing

/// One message of an mbox. All ranges count file bytes.
public struct MailboxItem: Sendable, Equatable {
  /// The `From ` line with its line end.
  public let separator: Range<Int>
  /// Header and body, still quoted; without the blank line before the next separator.
  public let message: Range<Int>
  /// Where the body begins.
  public let bodyStart: Int
  /// The digits of the first Content-Length field, and what they say; nil where there is none that can be read.
  public let contentLength: Stated?

  public struct Stated: Sendable, Equatable {
    public let range: Range<Int>
    public let octets: Int
  }

  /// Does Content-Length say how long the body is?
  public var isContentLengthRight: Bool {
    guard let contentLength else { return false }
    return contentLength.octets == message.upperBound - bodyStart
  }

  /// The new Content-Length for a body that these edits change; nil where there is none to write, or a wrong one already.
  /// - Parameter edits: of the file; those outside this message's body do not count.
  public func contentLengthUpdate(for edits: EditList<FileBytes>) -> EditList<FileBytes>.Replacement? {
    guard let contentLength, isContentLengthRight else { return nil }
    let delta = edits.replacements.reduce(0) { sum, edit in
      let isInside = edit.range.lowerBound >= bodyStart && edit.range.upperBound <= message.upperBound
      return isInside ? sum + edit.bytes.count - edit.range.count : sum
    }
    guard delta != 0 else { return nil }
    return .init(range: contentLength.range, bytes: Array(String(contentLength.octets + delta).utf8))
  }
}
