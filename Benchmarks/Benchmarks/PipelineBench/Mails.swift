/// Ordinary mails, all invented.
enum Mails {
  static let words =
    "the harbour plan for next spring has a few open points that we should talk over before the board meets in March "
    .split(separator: " ").map(String.init)

  /// Lines of words, CRLF.
  static func prose(megabytes: Int) -> [UInt8] { prose(words, bytes: megabytes << 20) }

  /// The same with words of other languages in it.
  static func accentedProse(megabytes: Int) -> [UInt8] {
    let foreign = ["Größe", "réunion", "möte", "Übergabe", "été", "встреча"]
    return prose(words.enumerated().map { $0 % 6 == 5 ? foreign[$0 / 6 % foreign.count] : $1 }, bytes: megabytes << 20)
  }

  static func prose(_ words: [String], bytes: Int) -> [UInt8] {
    var text: [UInt8] = []
    var (word, column) = (0, 0)
    while text.count < bytes {
      let next = Array(words[word % words.count].utf8)
      word += word % 7 == 6 ? 4 : 1
      if column + next.count > 70 {
        text += [0x0D, 0x0A]
        column = 0
      } else if column > 0 {
        text.append(0x20)
      }
      text += next
      column += next.count + 1
    }
    return text + [0x0D, 0x0A]
  }

  /// - Parameter meetingEvery: how many mails to each invitation; 0 for none.
  static func mailbox(megabytes: Int, meetingEvery: Int) -> [UInt8] {
    let plain = mail(subject: "Plan", parts: [part("text/plain; charset=us-ascii", "7bit", prose(words, bytes: 2_000))])
    let rich = mail(
      subject: "Re: Plan",
      parts: [
        part("text/plain; charset=us-ascii", "7bit", prose(words, bytes: 1_000)),
        part("text/html; charset=utf-8", "8bit", OutlookMarkup.page(bytes: 8_000)),
        part("application/octet-stream; name=\"plan.bin\"", "base64", Base64.lines(of: noise(30_000))),
      ])
    var file: [UInt8] = []
    var count = 0
    while file.count < megabytes << 20 {
      count += 1
      file += Array("From MAILER-DAEMON Mon Jan  5 09:00:00 2026\r\n".utf8)
      let isMeeting = meetingEvery > 0 && count % meetingEvery == 0
      file += isMeeting ? Meetings.plainInvitation : count % 3 == 0 ? rich : plain
      file += [0x0D, 0x0A]
    }
    return file
  }

  static func mail(subject: String, parts: [[UInt8]]) -> [UInt8] {
    let boundary = "=_part"
    let head = [
      "Received: from mx.contoso.example (192.0.2.27) by mail.contoso.example with ESMTPS; Mon, 5 Jan 2026 09:00:00 +0000",
      "From: Anna Shaw <\(Meetings.organizer)>", "To: Bob <bob@fabrikam.example>", "Subject: \(subject)",
      "Date: Mon, 5 Jan 2026 09:00:00 +0000", "Message-ID: <1@contoso.example>", "MIME-Version: 1.0",
      "Content-Type: multipart/alternative; boundary=\"\(boundary)\"", "",
    ]
    return crlf(head) + parts.flatMap { crlf(["--\(boundary)"]) + $0 } + crlf(["--\(boundary)--"])
  }

  static func part(_ type: String, _ encoding: String, _ body: [UInt8]) -> [UInt8] {
    crlf(["Content-Type: \(type)", "Content-Transfer-Encoding: \(encoding)", ""]) + body + [0x0D, 0x0A]
  }

  static func crlf(_ lines: [String]) -> [UInt8] { lines.flatMap { Array($0.utf8) + [0x0D, 0x0A] } }

  /// Bytes without pattern, the same in every run.
  private static func noise(_ count: Int) -> [UInt8] {
    var state: UInt32 = 1
    return (0..<count).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(state >> 24)
    }
  }
}
