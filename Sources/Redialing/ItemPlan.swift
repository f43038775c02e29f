import Diagnosing
import Messages
public import Splicing

/// What is to happen to one item.
public struct ItemPlan: Sendable {
  /// One for each component, in order of position.
  public var entries: [MeetingEntry] = []
  /// Proved edits of the item's bytes; empty when nothing is updated.
  public var edits = EditList<MessageBytes>()
  /// Decoded text of what changes, where the settings ask for it.
  public var changes: [PlannedChange] = []
  /// Messages for the attendees, where the settings ask for them.
  public var invitations: [OutgoingInvitation] = []

  public init() {}
}

extension ItemPlan {
  /// An item without a component that could be read. One whose nesting or header passes the limits, and that speaks of an event,
  /// is not passed over in silence.
  init(unread item: Item, input: ItemInput) {
    guard let message = item.message, message.diagnostics.contains(where: { $0.code == .tooDeep }),
      String(decoding: input.bytes, as: UTF8.self).contains("BEGIN:VEVENT")
    else { return }
    var entry = MeetingEntry(
      path: input.path, position: input.firstPosition, verdict: .fail, reason: .malformed,
      message: "The message is nested too deeply, or its header is too large, to be read safely.")
    entry.pathBytes = input.pathBytes
    entry.owner = input.owner
    entries = [entry]
  }
}
