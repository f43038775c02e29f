extension Explanation {
  /// One for each verdict of the contract.
  static let verdicts: [Explanation] = [
    Explanation(
      code: "update", title: "the meeting is updated",
      meaning: "The meeting's own block is regenerated with the new conference data in each of its copies.",
      whyItMatters: "Attendees who keep the old block meet dead links and dead numbers.",
      example: "The bridge got new numbers; the invitation of next Tuesday shows the old ones.",
      whatToDo: "Look at `redial diff`, then run `redial apply` and send what it puts into outbox/."),
    Explanation(
      code: "skip", title: "nothing is done",
      meaning: "The item is not touched. The reason says why: most items hold no meeting block at all.",
      whyItMatters: "Whatever is skipped keeps every byte, and nobody gets a message about it.",
      example: "An ordinary appointment, a meeting in the past, somebody else's meeting.",
      whatToDo: "Read the reason; `redial explain REASON` says more."),
    Explanation(
      code: "review", title: "a person has to look",
      meaning: "Something about the item is open that a program must not guess.",
      whyItMatters: "A wrong guess would change what strangers see in their calendars.",
      example: "The identifiers inside a block contradict each other.",
      whatToDo: "Look at the item with its organizer; the reason names what is open."),
    Explanation(
      code: "fail", title: "the update could not be made",
      meaning: "The item was to be looked at or updated, and that could not be done safely. Its bytes stay.",
      whyItMatters: "The exit status is 1, so that a scheduled run notices.",
      example: "A calendar file that ends in the middle of an event.",
      whatToDo: "Read the message, repair or export the item again, and run again."),
  ]
}
