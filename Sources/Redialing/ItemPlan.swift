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
  /// An item without a component that could be read. One that holds a meeting all the same is not passed over in silence: nesting or
  /// a header past the limits, a meeting in a form that is never rewritten.
  init(unread item: Item, input: ItemInput) {
    guard let message = item.message else { return }
    if message.diagnostics.contains(where: { $0.code == .tooDeep }),
      String(decoding: input.bytes, as: UTF8.self).contains("BEGIN:VEVENT")
    {
      add(
        .malformed, "The message is nested too deeply, or its header is too large, to be read safely.", message, input)
    } else if let kind = UnreadableMeeting(in: message) {
      add(.protected, kind.sentence, message, input)
    }
  }

  private mutating func add(_ reason: Reason, _ sentence: String, _ message: Message, _ input: ItemInput) {
    var entry = MeetingEntry(
      path: input.path, position: input.firstPosition, verdict: reason.verdict, reason: reason, message: sentence)
    entry.pathBytes = input.pathBytes
    entry.owner = input.owner
    if reason == .protected, let subject = message.root.field(.subject) {
      entry.summary = String(decoding: message.text(of: subject), as: UTF8.self)
    }
    entries = [entry]
  }
}
