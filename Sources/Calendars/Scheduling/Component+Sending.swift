extension Component {
  /// Its lines, components inside it included, but for what the organizer keeps: VALARMs (reminders are each person's own)
  /// and what `ContentLine.isPrivateToStore` says. Linear in the number of lines.
  var linesForAttendees: [ContentLine] {
    var result: [ContentLine] = []
    var child = index + 1
    var line = record.beginLine
    while line < record.linesEnd {
      if child < record.componentsEnd, storage.components[child].beginLine == line {
        if storage.components[child].type == .alarm {
          line = storage.components[child].linesEnd
          child = storage.components[child].componentsEnd
          continue
        }
        child += 1
      }
      let content = ContentLine(storage: storage, index: line)
      if !content.isPrivateToStore { result.append(content) }
      line += 1
    }
    return result
  }
}

extension ContentLine {
  /// Whether it means something only in the mailbox that it was stored in: Outlook's X-MS-OLK-* state, or an ATTACH that
  /// names a file of the organizer's machine. X-MICROSOFT-CDO-* is not: Outlook finds the attendee's item by it.
  var isPrivateToStore: Bool {
    if hasName("ATTACH") { return value.drop { $0.isBlank }.prefix(5).uppercasedASCII().elementsEqual("FILE:".utf8) }
    return name.canonical.starts(with: "X-MS-OLK-".utf8)
  }
}
