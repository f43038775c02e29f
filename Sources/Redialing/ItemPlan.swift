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
