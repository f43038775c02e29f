import Exports
import Testing

@Suite("Files in archives")
struct ArchiveWalkTests {
  private let folder = TemporaryFolder()
  private let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"

  private func walk(_ bytes: [UInt8], as name: String = "a", _ limits: ArchiveLimits = ArchiveLimits()) throws
    -> [String]
  {
    let walk = try ArchiveWalk(folder.write(Array(name.utf8), bytes), limits: limits)
    var lines: [String] = []
    while let entry = try walk.next() {
      lines.append("\(PathDisplay(entry.path).text): \(try text(of: entry.content))")
    }
    if walk.skipped > 0 { lines.append("\(walk.skipped) skipped") }
    return lines
  }

  private func text(of content: ArchiveEntry.Content) throws -> String {
    switch content {
    case .bytes(.memory(let bytes)): "\(bytes.count) bytes"
    case .bytes(.file(let file)): "\(file.size) bytes in a file"
    case .other: "other"
    case .nested: "nested"
    case .left(let error):
      if case .archive(let problem) = error.reason { "\(problem)" } else { error.sentence }
    }
  }

  private func problem(_ bytes: [UInt8], _ limits: ArchiveLimits = ArchiveLimits()) -> ArchiveProblem? {
    do {
      _ = try walk(bytes, limits)
      return nil
    } catch let error as ReadError {
      if case .archive(let problem) = error.reason { return problem }
    } catch {}
    return nil
  }

  private func walk(_ bytes: [UInt8], _ limits: ArchiveLimits) throws -> [String] { try walk(bytes, as: "a", limits) }

  @Test("An archive is known by its content, whatever it is called, and an office file is none")
  func kinds() {
    func kind(_ bytes: [UInt8]) -> Kind { bytes.withUnsafeBytes { Kind(of: $0) } }
    let files = [(name: "a.ics", content: calendar)]
    #expect(kind(PackedFiles.tar(files)) == .archive)
    #expect(kind(PackedFiles.gzip(Array(calendar.utf8))) == .archive)
    #expect(kind(PackedFiles.zip([.init(name: "a.ics", content: calendar)])) == .archive)
    #expect(kind(PackedFiles.zip([])) == .other)
    #expect(kind(PackedFiles.zip([.init(name: "[Content_Types].xml", content: "<x/>")])) == .other)
    var broken = PackedFiles.tar(files)
    broken[0] ^= 1
    #expect(kind(broken) == .other)
  }

  @Test("zip, tar, tar.gz and gz give the same files in the order of the archive")
  func formats() throws {
    let files = [
      (name: "x/b.ics", content: calendar), (name: "./a", content: "no mail"), (name: "z//c", content: calendar),
    ]
    let expected = ["x/b.ics: 45 bytes", "a: other", "z/c: 45 bytes"]
    #expect(try walk(PackedFiles.tar(files)) == expected)
    #expect(try walk(PackedFiles.gzip(PackedFiles.tar(files))) == expected)
    #expect(try walk(PackedFiles.zip(files.map { .init(name: $0.name, content: $0.content) })) == expected)
    #expect(try walk(PackedFiles.gzip(Array(calendar.utf8)), as: "box.ICS.GZ") == ["box.ICS: 45 bytes"])
    #expect(try walk(PackedFiles.gzip(Array(calendar.utf8)), as: "box") == ["box: 45 bytes"])
  }

  @Test("An archive of nothing, or of an empty file, is whole")
  func empty() throws {
    #expect(try walk(PackedFiles.gzip([]), as: "a.gz").isEmpty)
    #expect(try walk(PackedFiles.zip([.init(name: "a", content: "")])) == ["a: other"])
    #expect(try walk(PackedFiles.tar([("a", "")])) == ["a: other"])
  }

  @Test("Names that lead outside are left with a reason")
  func unsafe() throws {
    let names = [
      "../up.ics", "/abs.ics", "a/../../b", "C:\\x.ics", "C:/y.ics", "..\\x", "\\\\host\\x", ".", "fine\nname.ics",
    ]
    let lines = try walk(PackedFiles.tar(names.map { ($0, calendar) }))
    #expect(lines.dropLast().allSatisfy { $0.hasSuffix(": unsafeName") }, "\(lines)")
    #expect(lines.last == "fine\\x0aname.ics: 45 bytes")
    let long = String(repeating: "n", count: 256)
    #expect(try walk(PackedFiles.zip([.init(name: long, content: calendar)])) == ["\(long.dropLast())…/: longName"])
    #expect(
      try walk(PackedFiles.zip([.init(name: "C:\\x.ics", content: calendar)])).first?.hasSuffix(": unsafeName") ?? false
    )
    let deep = String(repeating: "a/", count: 100) + "b"
    #expect(try walk(PackedFiles.zip([.init(name: deep, content: calendar)])) == ["\(deep): longName"])
  }

  @Test("A name that is left comes once, and short enough to read")
  func leftOnce() throws {
    let long = String(repeating: "n", count: 60_000)
    let names = [long + "1", "../up.ics", long + "2", "../up.ics"]
    #expect(
      try walk(PackedFiles.zip(names.map { .init(name: $0, content: calendar) })) == [
        "\(long.prefix(255))…/: longName", "../up.ics: unsafeName",
      ])
    // Composed or not, these letters are one name in a zip.
    let letters = ["e\u{301}.ics", "\u{E9}.ics"].map { PackedFiles.Entry(name: $0, content: calendar, flags: 0x800) }
    #expect(try walk(PackedFiles.zip(letters)) == ["\u{E9}.ics: ambiguousName"])
  }

  @Test("Names in a tar are bytes, UTF-8 or not")
  func bytes() throws {
    let entry = PackedFiles.tarEntry([0x61, 0xFF], Array(calendar.utf8))
    #expect(try walk(entry + [UInt8](repeating: 0, count: 1024)) == ["a\\xff: 45 bytes"])
    let zip = PackedFiles.zip([.init(name: "Kalender/Jörg.ics", content: calendar, flags: 0x800)])
    #expect(try walk(zip) == ["Kalender/Jörg.ics: 45 bytes"])
  }

  @Test("Of two entries with one name, and of a file that is called like a folder, none is taken")
  func ambiguous() throws {
    let names = ["a.ics", "b.ics", "./a.ics", "d", "d/e.ics"]
    #expect(
      try walk(PackedFiles.tar(names.map { ($0, calendar) })) == [
        "a.ics: ambiguousName", "b.ics: 45 bytes", "d: ambiguousName", "d/e.ics: 45 bytes",
      ])
  }

  @Test("Links and devices are passed over, never followed")
  func links() throws {
    let entries =
      PackedFiles.tarEntry(Array("l".utf8), [], UInt8(ascii: "2"), link: "/etc/passwd")
      + PackedFiles.tarEntry(Array("h".utf8), [], UInt8(ascii: "1"), link: "../x")
      + PackedFiles.tarEntry(Array("f".utf8), [], UInt8(ascii: "6"))
      + PackedFiles.tarEntry(Array("d/".utf8), [], UInt8(ascii: "5"))
    #expect(try walk(entries + PackedFiles.tar([("a.ics", calendar)])) == ["a.ics: 45 bytes", "3 skipped"])
  }

  @Test("An archive in an archive is not opened, a gz that holds a gz neither")
  func nested() throws {
    let inner = PackedFiles.gzip(Array(calendar.utf8))
    #expect(
      try walk(PackedFiles.tarEntry(Array("i".utf8), inner) + [UInt8](repeating: 0, count: 1024)) == ["i: nested"])
    #expect(try walk(PackedFiles.gzip(inner), as: "x.gz") == ["x: nested"])
  }

  @Test("A large entry lies in a file that has no name")
  func spilled() throws {
    var limits = ArchiveLimits()
    limits.memorySize = 100_000
    let mail = "From: a@b.example\n\n" + String(repeating: "x", count: 300_000)
    let zip = PackedFiles.zip([.init(name: "m", content: mail), .init(name: "a", content: calendar)])
    let walk = try ArchiveWalk(folder.write(Array("z".utf8), zip), limits: limits)
    guard case .bytes(let large)? = try walk.next()?.content, case .file = large else {
      Issue.record("the large entry is in memory")
      return
    }
    #expect(try large.read(0..<large.size) == Array(mail.utf8))
    guard case .bytes(.memory)? = try walk.next()?.content else {
      Issue.record("the small entry is not in memory")
      return
    }
    #expect(try walk.next() == nil)
  }

  // MARK: Damage

  @Test("An encrypted entry is left, and the others are read")
  func encrypted() throws {
    let zip = PackedFiles.zip([
      .init(name: "s", content: "secret secret", flags: 1), .init(name: "a", content: calendar),
    ])
    #expect(try walk(zip) == ["s: encrypted", "a: 45 bytes"])
  }

  @Test("An archive that was cut short anywhere gives nothing but a reason")
  func truncated() throws {
    let tar = PackedFiles.tar([("a.ics", calendar), ("b.ics", calendar)])
    let zip = PackedFiles.zip([.init(name: "a", content: calendar), .init(name: "b", content: calendar)])
    for whole in [zip, PackedFiles.gzip(tar), PackedFiles.gzip(Array(calendar.utf8))] {
      for count in stride(from: 4, to: whole.count - 8, by: 7) {
        guard case .damaged? = problem(Array(whole[..<count])) else {
          Issue.record("cut at \(count) of \(whole.count) it is taken for whole")
          break
        }
      }
    }
    // In the first entry's content, behind it, in the second one's header, and behind that one.
    for count in [600, 1024, 1200, 2048] {
      guard case .damaged? = problem(Array(tar[..<count])),
        case .damaged? = problem(PackedFiles.gzip(Array(tar[..<count])))
      else {
        Issue.record("a tar that was cut at \(count) is taken for whole")
        continue
      }
    }
    #expect(problem(Array(tar[..<2560])) == nil)
  }

  @Test("A packed file whose checksum or length is wrong is damaged, whatever it holds")
  func packedChecksum() throws {
    let text = Array((calendar + String(repeating: "x", count: 100)).utf8)
    for whole in [PackedFiles.gzip(text), PackedFiles.gzip(PackedFiles.tar([("a.ics", calendar)]))] {
      // In the content, behind any header of tar; in the checksum; in the length.
      for place in [15 + 512 + 20, 15 + 60, whole.count - 8, whole.count - 4] where place < whole.count {
        var bytes = whole
        bytes[place] ^= 1
        guard case .damaged? = problem(bytes) else {
          Issue.record("a bit is wrong at \(place) of \(whole.count), and nothing is said")
          continue
        }
      }
      guard case .damaged? = problem(whole.dropLast()), case .damaged? = problem(whole + [1]) else {
        Issue.record("an end that is cut or followed by something is taken for whole")
        continue
      }
    }
  }

  @Test("The members of a packed file are one after the other, and zeros may fill its last block")
  func members() throws {
    let half = calendar.utf8.count / 2
    let (first, second) = (Array(calendar.utf8.prefix(half)), Array(calendar.utf8.dropFirst(half)))
    let both = PackedFiles.gzip(first) + PackedFiles.gzip([]) + PackedFiles.gzip(second)
    #expect(try walk(both, as: "a.gz") == ["a: 45 bytes"])
    #expect(try walk(both + [0, 0, 0], as: "a.gz") == ["a: 45 bytes"])
    var broken = both
    broken[15] ^= 1
    guard case .damaged? = problem(broken), case .damaged? = problem(both + [0] + PackedFiles.gzip(second)) else {
      Issue.record("a broken member is taken for whole")
      return
    }
  }

  @Test("An entry whose checksum is wrong is left, and the others are read")
  func checksum() throws {
    var zip = PackedFiles.zip([.init(name: "a", content: calendar), .init(name: "b", content: calendar)])
    zip[40] ^= 0x20
    let lines = try walk(zip)
    #expect(lines.count == 2 && lines[0].hasPrefix("a: damagedEntry") && lines[1] == "b: 45 bytes", "\(lines)")
  }

  @Test("Bytes that are flipped, wherever, never end the walk otherwise than with a reason")
  func noise() throws {
    let tar = PackedFiles.tar([("a.ics", calendar), ("x/b.ics", calendar)])
    let zip = PackedFiles.zip([.init(name: "a", content: calendar), .init(name: "x/b", content: calendar)])
    for whole in [tar, zip, PackedFiles.gzip(tar)] {
      for place in stride(from: 0, to: whole.count, by: 5) {
        var bytes = whole
        bytes[place] ^= 0x55
        do { _ = try walk(bytes) } catch is ReadError {}
      }
    }
  }

  // MARK: Limits

  private func limits(_ change: (inout ArchiveLimits) -> Void) -> ArchiveLimits {
    var limits = ArchiveLimits()
    change(&limits)
    return limits
  }

  @Test("Too many entries, or folders to hold them, are refused before any is unpacked")
  func count() throws {
    let tar = PackedFiles.tar((0..<20).map { ("\($0).ics", calendar) })
    #expect(problem(tar, limits { $0.entries = 19 }) == .tooManyEntries)
    #expect(problem(tar, limits { $0.entries = 20 }) == nil)
    let deep = PackedFiles.tar([("a/b/c/d/e/f", calendar), ("g", calendar)])
    #expect(problem(deep, limits { $0.entries = 4 }) == .tooManyEntries)
  }

  @Test("An entry over the limit of size is left")
  func size() throws {
    let mail = "From: a@b.example\n\n" + String(repeating: "x", count: 1000)
    let zip = PackedFiles.zip([.init(name: "m", content: mail), .init(name: "a", content: calendar)])
    #expect(try walk(zip, limits { $0.entrySize = 500 }) == ["m: entryTooLarge", "a: 45 bytes"])
    #expect(problem(zip, limits { $0.totalSize = 1000 }) == .totalTooLarge)
  }

  @Test("An entry that unpacks to more than it says is left, and does not count against the archive")
  func lying() throws {
    let mail = "From: a@b.example\n\n" + String(repeating: "x", count: 600_000)
    let zip = PackedFiles.zip([.init(name: "m", content: mail, saysSize: 10), .init(name: "a", content: calendar)])
    let lines = try walk(zip, limits { $0.totalSize = 1000 })
    #expect(lines.count == 2 && lines[0].hasPrefix("m: damagedEntry") && lines[1] == "a: 45 bytes", "\(lines)")
  }

  @Test("Entries that share their bytes unpack to more than their archive, and are refused")
  func overlapping() throws {
    let small = limits {
      $0.ratio = 10
      $0.harmlessSize = 1000
    }
    let mail = Array(("From: a@b.example\n\n" + String(repeating: "x", count: 4000)).utf8)
    #expect(problem(PackedFiles.overlappingZip(mail, count: 40), small) == .totalRatio)
    #expect(try walk(PackedFiles.overlappingZip(mail, count: 2), small) == ["0: nested", "1: 4019 bytes"])
    // With one header for all of them libarchive gives the first alone.
    var entries = [PackedFiles.Entry(name: "0", content: calendar)]
    for index in 1..<4 { entries.append(.init(name: "\(index)", content: calendar, sharesBytesOf: 0)) }
    guard case .damaged? = problem(PackedFiles.zip(entries)) else {
      Issue.record("entries are lost without a word")
      return
    }
  }

  @Test("A packed file that swells a thousandfold is refused")
  func bomb() throws {
    let small = limits {
      $0.ratio = 20
      $0.harmlessSize = 1 << 20
    }
    #expect(problem(PackedFiles.bomb(blanks: 8 << 20), small) == .totalRatio)
    #expect(try walk(PackedFiles.bomb(blanks: 1 << 19), as: "b.gz", small).count == 1)
  }

  @Test("An archive that grows while it is walked is not believed")
  func growing() throws {
    let path = folder.write(Array("g".utf8), PackedFiles.tar([("a.ics", calendar), ("b.ics", calendar)]))
    let walk = try ArchiveWalk(path)
    #expect(try walk.next() != nil)
    folder.write(Array("g".utf8), PackedFiles.tar([("a.ics", calendar), ("b.ics", calendar)]) + [0])
    #expect(throws: ReadError(path: path, reason: .changedWhileRead)) { while try walk.next() != nil {} }
  }
}
