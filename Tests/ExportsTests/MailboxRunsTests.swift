import Exports
import Messages
import Testing

@Suite("Reading an mbox in runs")
struct MailboxRunsTests {
  private let folder = TemporaryFolder()

  private func file(_ bytes: [UInt8]) throws -> PiecewiseFile {
    try PiecewiseFile(folder.write(Array("box".utf8), bytes))
  }

  /// Ranges of all messages, counted in the file.
  private func messages(_ bytes: [UInt8], runSize: Int) throws -> [Range<Int>] {
    var runs = try MailboxRuns(file(bytes), runSize: runSize)
    var result: [Range<Int>] = []
    while let run = try runs.next() {
      guard case .messages(let base, let bytes) = run else { continue }
      result += MailboxReader.items(in: bytes).map {
        ($0.message.lowerBound + base)..<($0.message.upperBound + base)
      }
    }
    return result
  }

  @Test("Runs of any size hold the messages that the whole file holds, Content-Length and traps included")
  func law() throws {
    var state: UInt64 = 7
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    let pieces = [
      "From a@x.example\n", "Content-Length: 9\n", "Content-Length: 40\n", "Content-Length: 300\n", "Subject: s\n",
      "\n",
      "\n\n", "\r\n\r\n", "text\n", "From here\n", ">From x\n", "\nFrom b@x.example\nSubject: t\n\nbody\n\n", "Fr", "F",
    ]
    for _ in 0..<300 {
      var text = "From a@x.example\n"
      for _ in 0..<random(40) { text += pieces[random(pieces.count)] }
      let bytes = Array(text.utf8)
      let whole = MailboxReader.items(in: bytes).map(\.message)
      for runSize in [1, 7, 40, 10_000] {
        #expect(try messages(bytes, runSize: runSize) == whole, "\(text.debugDescription)")
      }
    }
  }

  @Test("A message over the limit is passed over and named, the others are read")
  func tooLong() throws {
    let body = String(repeating: "x\n", count: 5_000)
    let text = "From a\nSubject: 1\n\none\n\nFrom b\nSubject: BEGIN:VCALENDAR\n\n\(body)\nFrom c\nSubject: 3\n\nthree\n"
    var runs = try MailboxRuns(file(Array(text.utf8)), runSize: 64, longest: 1_000)
    var seen: [String] = []
    while let run = try runs.next() {
      switch run {
      case .messages(let base, let bytes): seen.append("\(base): \(MailboxReader.items(in: bytes).count)")
      case .tooLong(let range, let mayHoldCalendar): seen.append("\(range) \(mayHoldCalendar)")
      }
    }
    let long = 24..<(24 + 33 + 1 + body.utf8.count)
    #expect(seen == ["0: 1", "\(long) true", "\(long.upperBound): 1"])
  }

  @Test("A line's CRLF at the edge of a search is no blank line")
  func edgeOfSearch() throws {
    let head = "From a\r\nSubject: 1\r\n\r\n"
    // The search begins 64 bytes before what was read of the message; there stands the CR of a line before `From `.
    for shift in -4...4 {
      let line = String(repeating: "x", count: 1_000 - 64 - head.utf8.count + shift)
      let text = head + line + "\r\nFrom here\r\n" + String(repeating: "y\r\n", count: 500)
      var runs = try MailboxRuns(file(Array(text.utf8)), runSize: 64, longest: 1_000)
      guard case .tooLong(let range, _) = try runs.next() else {
        Issue.record("the message is read")
        continue
      }
      #expect(range == 0..<text.utf8.count)
    }
  }

  @Test("A Content-Length that ends between CR and LF is no length")
  func betweenCRAndLF() {
    let text = "From a\r\nContent-Length: 4\r\n\r\nabc\r\n\r\nFrom b\r\n\r\nx\r\n"
    let items = MailboxReader.items(in: Array(text.utf8))
    #expect(items.count == 2)
    #expect(items.first?.isContentLengthRight == false)
  }

  @Test("White space before the first separator hides no message")
  func leadingBlankLine() throws {
    let text = "\n\nFrom a\nSubject: 1\n\none\n"
    #expect(MailboxReader.items(in: Array(text.utf8)).map(\.separator) == [2..<9])
    #expect(try messages(Array(text.utf8), runSize: 10) == [9..<25])
  }

  @Test("A file that is cut short or grows is noticed")
  func changed() throws {
    let box = try file(Array("From a\nSubject: 1\n\none\n".utf8))
    try box.checkUnchanged()
    folder.write(Array("box".utf8), Array("From a\n".utf8))
    #expect(throws: ReadError.self) { try box.read(0..<20) }
    #expect(throws: ReadError.self) { try box.checkUnchanged() }
  }
}
