import Redialing
import Reporting

/// The diff as it is printed: what changes, and what a person has to look at. Where nothing changes nothing is printed, as
/// scripts and people expect of a diff; what is left alone for good reason is shown on request.
struct DiffPage {
  private var printer: DiffPrinter
  private let isVerbose: Bool
  /// Meetings for a person that came before the first change.
  private var waiting: [UInt8] = []
  private var hasChanges = false

  init(isColored: Bool, isVerbose: Bool) {
    printer = DiffPrinter(isColored: isColored, showsSkipped: isVerbose)
    self.isVerbose = isVerbose
  }

  /// What is to be printed now.
  mutating func text(of change: PlannedChange) -> [UInt8] {
    let text = printer.text(of: change)
    switch change.entry.verdict {
    case .update:
      hasChanges = true
      defer { waiting = [] }
      return waiting + text
    case .skip: guard isVerbose, change.entry.reason != .noMeetingBlock else { return [] }
    case .review, .fail: break
    }
    if hasChanges { return text }
    waiting += text
    return []
  }

  /// The last line; nothing where nothing changes.
  var closing: [UInt8] { hasChanges ? printer.closing : [] }

  /// The same counts for somebody who sees an empty diff and wonders.
  var silence: String? {
    hasChanges
      ? nil : String(decoding: printer.closing, as: UTF8.self) + "redial scan with the same arguments says why\n"
  }
}
