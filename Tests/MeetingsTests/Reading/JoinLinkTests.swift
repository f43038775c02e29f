import Testing

@testable import Meetings

@Suite("Join links")
struct JoinLinkTests {
  @Test(
    "Spellings of one conference are equal",
    arguments: [
      (Invented.join, "HTTPS://Teams.Microsoft.com/l/meetup-join/19:\(Invented.thread)@thread.v2/0"),
      (Invented.join, "https://teams.microsoft.com/l/meetup-join/19%3A\(Invented.thread)%40thread.v2/0?anon=true"),
      (Invented.skype, "https://MEET.fabrikam.example/Dana.Reed/qx7z2k9m"),
      (Invented.skype, "http://meet.fabrikam.example:443/dana.reed/QX7Z2K9M/"),
      ("https://us05web.zoom.us/j/81234567890?pwd=a", "https://zoom.us/j/81234567890?pwd=b&from=addon"),
      ("https://meet.google.com/abc-defg-hij", "https://meet.google.com/ABC-defg-hij?hs=224"),
    ])
  func equal(_ pair: (String, String)) {
    #expect(JoinLink(pair.0) == JoinLink(pair.1))
    #expect(JoinLink(pair.0).role == .join)
  }

  @Test(
    "Different conferences are different",
    arguments: [
      (Invented.join, Invented.join.dropLast(0).replacingThread),
      (Invented.skype, "https://meet.fabrikam.example/dana.reed/QX7Z2K9N"),
      (Invented.skype, "https://meet.contoso.example/lee/QX7Z2K9M"),
      ("https://teams.live.com/meet/9391234567890", "https://teams.live.com/meet/9391234567894"),
      (
        "https://teams.microsoft.com/l/meetup-join/19%3aabcdef%40thread.tacv2/1600000000001",
        "https://teams.microsoft.com/l/meetup-join/19%3aabcdef%40thread.tacv2/1600000000002"
      ),
    ])
  func different(_ pair: (String, String)) { #expect(JoinLink(pair.0) != JoinLink(pair.1)) }

  @Test(
    "The conf: address of a property is the same conference as the link",
    arguments: [
      (
        "conf:sip:dana.reed@fabrikam.example;gruu;opaque=app:conf:focus:id:QX7Z2K9M?conversation-id=abc", Invented.skype
      ),
      (
        "conf:sip:dana@fabrikam.example;gruu;opaque=app:conf:focus:id:teams:2:0!19:\(Invented.thread)-thread.v2!aa!bb",
        Invented.join
      ),
    ])
  func confAddresses(_ pair: (String, String)) { #expect(JoinLink(pair.0).isSameConference(as: JoinLink(pair.1))) }

  @Test(
    "Vendors are told by strict hosts",
    arguments: [
      ("https://teams.microsoft.us/l/meetup-join/19%3aabcdef%40thread.v2/0", VendorName.microsoftTeams),
      ("https://gov.teams.microsoft.us/l/meetup-join/19%3aabcdef%40thread.v2/0", .microsoftTeams),
      ("https://teams.live.com/meet/9391234567890", .microsoftTeams),
      ("https://meet.lync.com/fabrikam/dana/QX7Z2K9M", .skypeForBusiness),
      ("https://meet.lync.com/onmicrosoft/fabrikam/dana/QX7Z2K9M", .skypeForBusiness),
      ("https://sfb.fabrikam.example/meet/dana/QX7Z2K9M", .skypeForBusiness),
      ("https://join.skype.com/AbCdEf", .skypeForBusiness), ("https://fabrikam.zoom.com.cn/j/81234567890", .zoom),
      ("https://x.webex.com/meet/dana", .webex),
      ("https://global.gotomeeting.com/join/162399285", .goToMeeting),
      ("https://bluejeans.com/151946478?src=calendarLink", .blueJeans),
      ("https://v.ringcentral.com/join/162399285", .ringCentral), ("https://meet.jit.si/Room", .jitsi),
      ("https://cloud.fabrikam.example/call/a8k2m9x4", .nextcloudTalk),
    ])
  func vendors(_ pair: (String, VendorName)) {
    #expect(JoinLink(pair.0).vendor == pair.1)
    #expect(JoinLink(pair.0).role == .join || JoinLink(pair.0).role == .shortJoin)
  }

  @Test(
    "Wrapped links are unwrapped, nested ones too",
    arguments: [
      "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmeet.fabrikam.example%2Fdana.reed%2FQX7Z2K9M&data=04",
      "https://urldefense.com/v3/__https://meet.fabrikam.example/dana.reed/QX7Z2K9M__;!!abc!def$",
      "https://urldefense.com/v3/__https:/meet.fabrikam.example/dana.reed/QX7Z*2K9M__;fg!!abc$".replacingStar,
      "https://urldefense.proofpoint.com/v2/url?u=https-3A__meet.fabrikam.example_dana.reed_QX7Z2K9M&d=DwMFAg",
      "https://www.google.com/url?q=https://nam02.safelinks.protection.outlook.com/?url%3Dhttps%253A%252F%252Fmeet.fabrikam.example%252Fdana.reed%252FQX7Z2K9M&sa=D",
    ])
  func unwrapped(_ url: String) {
    let link = JoinLink(url)
    #expect(link.isRewritten)
    #expect(link.isSameConference(as: JoinLink(Invented.skype)))
  }

  @Test("urldefense puts back the characters it took out, single and in runs")
  func urlDefenseTokens() {
    // `*` takes one character of the list, `**A` two.
    let link = JoinLink("https://urldefense.com/v3/__https://example.org/a*b**Ac__;Iz8_!!x$")
    #expect(link.url == "https://example.org/a#b??c")
  }

  @Test("Mimecast links are opaque, and unwrapping ends")
  func opaque() {
    #expect(JoinLink("https://url.uk.m.mimecastprotect.com/s/abc?domain=teams.microsoft.com").isOpaque)
    let bomb = String(repeating: "https://nam02.safelinks.protection.outlook.com/?url=", count: 400)
    #expect(JoinLink(bomb).vendor == nil)
  }

  @Test("What is printed of a link holds no secret")
  func redacted() {
    #expect(JoinLink(Invented.shortJoin).redacted == "https://teams.microsoft.com/…")
    #expect(JoinLink("tel:+1,,4711#").redacted == "tel:…")
  }
}

extension StringProtocol {
  fileprivate var replacingThread: String {
    String(self).split(separator: Invented.thread, omittingEmptySubsequences: false).joined(
      separator: "meeting_T3RoZXI")
  }
}

extension String {
  /// The list `Mg` is the digit that the `*` stands for.
  fileprivate var replacingStar: String { replacing("*2K9M__;fg", with: "*K9M__;Mg") }

  private func replacing(_ old: String, with new: String) -> String {
    guard let found = range(of: old) else { return self }
    return String(self[..<found.lowerBound]) + new + String(self[found.upperBound...])
  }
}
