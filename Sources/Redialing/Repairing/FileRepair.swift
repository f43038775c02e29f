public import Exports
import Messages
public import Splicing
import UnicodeRisks

/// What `lint` says about a file, with the repairs that were asked for.
public struct FileRepair: Sendable {
  /// In the order of their places, each with what became of it.
  public let findings: [Finding]
  /// Proved repairs; empty where there are none.
  public let edits: EditList<FileBytes>

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - path: as reports show it.
  ///   - isRepairing: false where findings alone are wanted.
  public init(
    _ bytes: UnsafeRawBufferPointer, kind: Kind, path: String, options: LintOptions, isRepairing: Bool
  ) {
    let linter = Linter(options)
    guard isRepairing else {
      edits = EditList()
      switch kind {
      case .iCalendar: findings = linter.findings(in: Array(bytes), kind: .calendar, path: path)
      case .message: findings = linter.findings(in: Array(bytes), kind: .message, path: path)
      case .mbox: findings = linter.findings(inMailbox: bytes, path: path)
      case .archive, .other: findings = []
      }
      return
    }
    var drafts: [FindingDraft] = []
    var all: [EditList<FileBytes>.Replacement] = []
    switch kind {
    case .archive, .other: break
    case .iCalendar, .message:
      let repair = ItemRepair(Array(bytes), kind: kind == .message ? .message : .calendar, options: options)
      drafts = repair.drafts(options)
      all = repair.proof.edits.shifted(by: 0, into: FileBytes.self).replacements
    case .mbox:
      let dialect = MailboxReader.dialect(of: bytes)
      for message in MailboxReader(bytes) {
        let quoting = MailboxQuotingLayer(bytes, in: message.message, dialect: dialect)
        let repair = ItemRepair(quoting.decoded, kind: .message, options: options)
        let edits = try? FilePlanner.lower(repair.proof.edits, of: quoting, in: message)
        for var draft in repair.drafts(options) {
          draft.offset = quoting.outerOffset(of: draft.offset)
          if edits == nil, draft.outcome != nil { draft.outcome = .left("the mailbox cannot hold the repaired text") }
          drafts.append(draft)
        }
        all += edits?.replacements ?? []
      }
    }
    findings = FindingPlaces.placed(drafts, in: bytes, path: path)
    // Messages of a mailbox do not overlap.
    edits = (try? EditList<FileBytes>(all)) ?? EditList()
  }
}

extension ItemRepair {
  fileprivate func drafts(_ options: LintOptions) -> [FindingDraft] {
    survey.fields.flatMap { field in
      field.risks.filter { options.wants($0.code) }.map { risk in
        FindingDraft(risk, of: field, in: survey, outcome: outcome(of: field, risk))
      }
    }
  }
}
