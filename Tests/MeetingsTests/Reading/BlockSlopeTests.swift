import Testing

@testable import Meetings

/// Twice the text must take about twice the time, whatever it pretends to be.
@Suite("Slopes of recognition", .serialized)
struct BlockSlopeTests {
  static let hostile = [
    "Click the following link to join the meeting:\nhttps://meet.jit.si/Room\n",
    "https://meet.jit.si/Room\n", "https://bluejeans.com/184555040 https://v.ringcentral.com/join/1 \n",
    "From: a\nSent: b\nhttps://global.gotomeeting.com/join/162555285\n",
    "Please join my meeting from your computer, tablet or smartphone.\n",
    "https://cloud.nordhafen.example/call/a8k2m9x4\n\n\n",
    "Join the meeting:\nhttps://meet.jit.si/Room\nUnited States: +1 (669) 555-0119\n",
    "=== Online meeting =============================\nJoin: https://rooms.nordhafen.example/1\n",
    "________________________________________________________________________________\n", "https://zoom.us/j/\n",
  ]

  @Test("A body of many near blocks", arguments: hostile)
  func nearBlocks(_ piece: String) throws {
    let clock = ContinuousClock()
    let template = try OwnTemplate(
      name: .generic, text: PackageResources.generic_text_mustache, html: nil, readHTML: { MeetingText(plain: $0) })
    let hints = BlockReader.Hints(templates: [template])
    let times = [50, 200, 800].map { count in
      let text = MeetingText(plain: Array(String(repeating: piece, count: count).utf8))
      return (0..<2).map { _ in clock.measure { _ = BlockReader().blocks(in: text, hints: hints) } }.min() ?? .zero
    }
    for (small, large) in zip(times, times.dropFirst()) {
      // 4-fold input: linear is 4, quadratic 16.
      #expect(large < small * 10 + .milliseconds(50), "\(times)")
    }
  }
}
