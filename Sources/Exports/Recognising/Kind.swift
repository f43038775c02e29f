/// What a file is, judged by its content alone.
public enum Kind: String, Sendable, CaseIterable {
  /// One or many VCALENDARs, with or without byte order mark, in UTF-8 or UTF-16, blank lines before them or not.
  case iCalendar = "icalendar"
  /// An RFC 5322 message, a file of a Maildir among them.
  case message
  /// Messages after `From ` lines.
  case mbox
  /// A zip, tar or gzip file, opened as if it were a folder. Inside another one it counts as `other`.
  case archive
  case other

  /// How many bytes from the start of a file decide, at most.
  public static let decisiveLength = 64 << 10

  /// - Parameter start: the first bytes of the file; more than `decisiveLength` are not looked at.
  public init(of start: UnsafeRawBufferPointer) {
    let bytes = UnsafeRawBufferPointer(rebasing: start[..<min(start.count, Self.decisiveLength)])
    if ArchiveLook(bytes).format != nil {
      self = .archive
      return
    }
    if let text = WideText.narrowed(bytes) {
      self = text.withUnsafeBytes { HeaderLook($0).startsCalendar } ? .iCalendar : .other
      return
    }
    let look = HeaderLook(bytes)
    if look.startsCalendar {
      self = .iCalendar
    } else if look.startsMailbox {
      self = .mbox
    } else {
      self = look.startsMessage ? .message : .other
    }
  }
}
