/// A coordinate system for byte offsets. Types that conform are never instantiated; they keep an offset of one encoding
/// layer from wandering into another.
public protocol Space: Sendable {}

/// The bytes of a file as they lie on disk.
public enum FileBytes: Space {}
/// The bytes of one item as its container delivers it: an RFC 5322 message with container quoting (mbox `>From `) taken off; of
/// an iCalendar file, the file itself.
public enum MessageBytes: Space {}
/// The body of one MIME entity after its transfer encoding, before its charset.
public enum PartBytes: Space {}
/// The UTF-8 text of a text/plain or text/html body.
public enum BodyText: Space {}
/// The UTF-8 text of an iCalendar stream, still folded and escaped.
public enum CalendarText: Space {}
/// One content line, unfolded, without its line end.
public enum UnfoldedLine: Space {}
/// The value of a TEXT property after RFC 5545 section 3.3.11 escapes are taken off.
public enum PropertyText: Space {}
