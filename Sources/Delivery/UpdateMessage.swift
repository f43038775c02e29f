public import Calendars
import Digests
import Messages
public import Redialing

/// An update as a message ready to be sent: RFC 6047 over RFC 5322, in the layout that genuine invitations have, the calendar
/// last in multipart/alternative and never an attachment.
///
/// **Law.** Header values come from a fixed list, are encoded, and hold no CR or LF of their own; every line ends in CRLF. The
/// same invitation and time give the same bytes, so a message that is sent twice can be recognised.
public struct UpdateMessage: Sendable {
  public let bytes: [UInt8]
  /// With angle brackets.
  public let messageID: String
  /// `<32 hexadecimal digits>.eml`: from a digest, never from content.
  public let fileName: String

  /// Whether a file of the outbox bears a name of ours.
  public static func isFileName(_ name: [UInt8]) -> Bool {
    name.count == 36 && name.suffix(4).elementsEqual(".eml".utf8)
      && name.prefix(32).allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  public init(_ invitation: OutgoingInvitation, now: Instant) {
    let identity = [
      invitation.key, String(invitation.sequence), now.rfc3339,
    ].joined(separator: "\u{0}")
    let digest = String(SHA256Digest(of: Array(identity.utf8)).hexadecimal.prefix(32))
    let domain = MessageWriting.domain(of: invitation.from.address)
    messageID = "<\(digest)@\(domain)>"
    fileName = digest + ".eml"
    var writing = MessageWriting(boundarySeed: digest)
    writing.field("From", address: invitation.from)
    writing.field("To", addresses: invitation.to)
    writing.field("Subject", text: invitation.subject)
    writing.field("Date", raw: now.rfc5322)
    writing.field("Message-ID", raw: messageID)
    if let stored = invitation.inReplyTo {
      writing.field("In-Reply-To", raw: stored)
      writing.field("References", raw: stored)
    }
    writing.field("MIME-Version", raw: "1.0")
    writing.body(of: invitation)
    bytes = writing.bytes
  }
}

extension Instant {
  /// `Mon, 02 Nov 2026 12:00:00 +0000` (RFC 5322 section 3.3).
  var rfc5322: String {
    let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    // 1970-01-01 was a Thursday.
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let text = Array(rfc3339.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    let month = Int(part(5..<7)) ?? 1
    let name = days[((day % 7) + 7) % 7]
    return "\(name), \(part(8..<10)) \(months[max(1, min(12, month)) - 1]) \(part(0..<4)) \(part(11..<19)) +0000"
  }
}
