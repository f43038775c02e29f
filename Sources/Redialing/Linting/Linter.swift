import Messages
import Splicing
import UnicodeRisks

/// Finds what is wrong with the characters of a file, meeting or not. Reads only; linear in the size of the file.
public struct Linter: Sendable {
  public let options: LintOptions

  public init(_ options: LintOptions = LintOptions()) { self.options = options }

  /// Findings in the order of their places.
  /// - Parameters:
  ///   - bytes: one calendar file or one message; places count in them.
  ///   - path: as reports show it.
  public func findings(in bytes: [UInt8], kind: ItemInput.Kind, path: String) -> [Finding] {
    let drafts = drafts(in: bytes, kind: kind)
    return bytes.withUnsafeBytes { FindingPlaces.placed(drafts, in: $0, path: path) }
  }

  /// As above for an mbox: `From ` quoting is taken off for reading, places count in the file.
  public func findings(inMailbox file: UnsafeRawBufferPointer, path: String) -> [Finding] {
    let dialect = MailboxReader.dialect(of: file)
    var all: [FindingDraft] = []
    for item in MailboxReader(file) {
      let quoting = MailboxQuotingLayer(file, in: item.message, dialect: dialect)
      for var draft in drafts(in: quoting.decoded, kind: .message) {
        draft.offset = quoting.outerOffset(of: draft.offset)
        all.append(draft)
      }
    }
    return FindingPlaces.placed(all, in: file, path: path)
  }

  private func drafts(in bytes: [UInt8], kind: ItemInput.Kind) -> [FindingDraft] {
    drafts(of: TextSurvey(bytes, kind: kind, nextHop: options.nextHop))
  }

  func drafts(of survey: TextSurvey) -> [FindingDraft] {
    survey.fields.flatMap { field in
      field.risks.filter { options.wants($0.code) }.map { FindingDraft($0, of: field, in: survey) }
    }
  }
}
