extension Explanation {
  /// One for each reason of the contract, in the order of `Reason`.
  static let reasons: [Explanation] = [
    Explanation(
      code: "conference-changed", title: "the block no longer says what the conference file says",
      meaning: "An add-in generated the block, the meeting is in scope and lies in the future, and its data changed.",
      whyItMatters: "Without the update its attendees cannot join.",
      example: "Conference ID 765 918 553 was reset to 918 273 645.",
      whatToDo: "Nothing; this is the case that redial is for. diff shows the old and the new text."),
    Explanation(
      code: "no-meeting-block", title: "an ordinary item",
      meaning: "No online-meeting block was recognised in any copy of the item's text.",
      whyItMatters: "It has nothing that could be out of date.",
      example: "A lunch appointment; a mail that only mentions a join link.",
      whatToDo: "Nothing. If there is a block, send its shape (with the data changed) to the maintainers."),
    Explanation(
      code: "up-to-date", title: "the block already says the new data",
      meaning: "Join link, conference ID and numbers have the same values, whatever the layout or language.",
      whyItMatters: "Nothing is sent again only for its looks; a second run changes nothing.",
      example: "The same number, once written +1 323-555-0100 and once +13235550100.",
      whatToDo: "Nothing."),
    Explanation(
      code: "past", title: "the meeting is over",
      meaning: "It ended before --now; of a series the last instance did, and no override lies in the future.",
      whyItMatters: "An update about a meeting of last year only confuses.",
      example: "A weekly series whose UNTIL was in March.",
      whatToDo: "Nothing. Check --now and --time-zone if the meeting is not over."),
    Explanation(
      code: "cancelled", title: "the meeting was called off",
      meaning: "METHOD is CANCEL, or STATUS is CANCELLED.",
      whyItMatters: "A cancelled meeting must never be sent out as an invitation again.",
      example: "STATUS:CANCELLED in one override of a series.",
      whatToDo: "Nothing."),
    Explanation(
      code: "not-an-invitation", title: "an answer, not an invitation",
      meaning: "METHOD is REPLY, COUNTER, REFRESH, DECLINECOUNTER or ADD.",
      whyItMatters: "It is what somebody said about a meeting; changing it would forge their words.",
      example: "An attendee's acceptance in the organizer's inbox.",
      whatToDo: "Nothing."),
    Explanation(
      code: "not-organizer", title: "somebody else's meeting",
      meaning:
        "The owner of the mailbox is known and is not the ORGANIZER, or the meeting stands in a forwarded message.",
      whyItMatters: "Only the organizer may change a meeting; attendees get the update from there.",
      example: "The copy in an attendee's calendar.",
      whatToDo: "Run redial over the organizer's mailbox. If the owner is wrong, say it with --owner or --owners."),
    Explanation(
      code: "organizer-not-listed", title: "out of scope",
      meaning: "The conference file names neither this organizer nor \"*\".",
      whyItMatters: "Only what is listed is migrated.",
      example: "A mailbox of a department that moves next month.",
      whatToDo: "Add the organizer, or \"*\", to the conference file."),
    Explanation(
      code: "too-many-attendees", title: "larger than --max-attendees",
      meaning:
        "The meeting has more distinct addresses, organizer included, than are updated (250 unless told otherwise).",
      whyItMatters: "An update to a very large audience should be somebody's decision.",
      example: "An all-hands meeting with 900 attendees.",
      whatToDo: "Raise --max-attendees, or let the organizer send the update."),
    Explanation(
      code: "copy-pasted", title: "the block was copied from another meeting",
      meaning: "The item's own properties name another conference or none, or the block is quoted or forwarded.",
      whyItMatters: "It points at somebody else's meeting on purpose; rewriting it would break that reference.",
      example: "A colleague's join details, pasted into a preparation meeting.",
      whatToDo: """
        Tell the organizer; scan --copies names the meeting it comes from. --pasted update rewrites such blocks if that is \
        what you want.
        """),
    Explanation(
      code: "third-party-audio", title: "audio of another provider",
      meaning: "The dial-in part of the block belongs to an outside audio provider.",
      whyItMatters: "The conferencing service knows nothing of those numbers; they may still work.",
      example: "A Skype for Business block whose numbers stand in an audio provider's footer.",
      whatToDo: "`third-party: replace` at the organizer or the tenant replaces the provider's part."),
    Explanation(
      code: "protected", title: "signed, encrypted or rights-managed",
      meaning: "The bytes are under a signature or cannot be read.",
      whyItMatters: "Any change would break the signature.",
      example: "An S/MIME signed invitation.",
      whatToDo: "Let the organizer send the update, or export the item from the calendar instead of the mail."),
    Explanation(
      code: "unclear-provenance", title: "nobody can say whose block it is",
      meaning:
        "There is a block, and the evidence neither shows that an add-in made it for this meeting nor that it was pasted.",
      whyItMatters: "Updating a pasted block breaks it; leaving a real one leaves dead numbers. redial does not guess.",
      example: "A desktop export without conference properties in which two conference IDs contradict each other.",
      whatToDo: """
        Read the evidence in report.jsonl. --compare-meetings asks the other meetings of the export; then decide per item, or \
        with --unclear update for all.
        """),
    Explanation(
      code: "no-conference-data", title: "the new data is missing",
      meaning: "The target's block cannot do without a field that nobody gives. The message names the fields.",
      whyItMatters: "A block without its join link is worse than the old one; nothing of the meeting is changed.",
      example: "A Skype for Business meeting goes to Teams and no new join link is listed for it.",
      whatToDo: "Provision the meeting and add it to the conference file under `meetings`."),
    Explanation(
      code: "block-missing", title: "a conference without a block",
      meaning: "The item's conference properties are filled, and no copy of its text holds a block.",
      whyItMatters: "redial never invents a place for a block.",
      example: "A person deleted the join details from the text, the calendar still shows a Join button.",
      whatToDo: "Let the organizer remove and add the online meeting again."),
    Explanation(
      code: "copies-disagree", title: "the copies of the text tell different stories",
      meaning:
        "Plain text, HTML and calendar hold blocks of different conferences, or only some of them can be changed.",
      whyItMatters: "All copies change together or not at all; which of them is right is not for a program to say.",
      example: "Somebody edited the HTML body by hand.",
      whatToDo: "Look at the item; the message names the copies."),
    Explanation(
      code: "cannot-encode", title: "the new block cannot be written into a copy",
      meaning: "A part cannot hold the new text, or the block is tangled with other text so that no clean cut exists.",
      whyItMatters: "Writing it anyway would damage text outside the block.",
      example: "A plain text part labelled us-ascii that holds undeclared bytes, and a new label with Polish letters.",
      whatToDo: "Let the organizer open and save the item, export it again, and run again."),
    Explanation(
      code: "malformed", title: "the item cannot be edited safely",
      meaning: "A component has no end, a transfer encoding is broken, or the file was cut inside the block.",
      whyItMatters: "Where the structure is lost, no edit is certain.",
      example: "A calendar file that ends in the middle of DESCRIPTION.",
      whatToDo: "Export the item again."),
    Explanation(
      code: "conflict", title: "two edits would meet",
      meaning: "Two changes claim the same bytes.",
      whyItMatters: "Dropping one of them would send a half-rewritten invitation; nothing is written.",
      example: "Two blocks that overlap in one description.",
      whatToDo: "Look at the item by hand, and report it to the maintainers."),
    Explanation(
      code: "verification-failed", title: "the proof did not hold",
      meaning: "The output was read again and something was not as planned; it was withheld.",
      whyItMatters: "redial is trusted only for what it can prove.",
      example: "The new block would not have been recognised again.",
      whatToDo: "Report it to the maintainers with the item, its data changed."),
    Explanation(
      code: "io-error", title: "the file could not be read or written",
      meaning: "Reading failed, or the file changed while it was read.",
      whyItMatters: "Half a file must never be rewritten.",
      example: "A mailbox that a mail server is still writing to.",
      whatToDo: "Work on a copy that nobody writes to, and run again."),
  ]
}
