import Digests
import Exports
import Testing

@Suite("Owners and shards")
struct SharingTests {
  private func owner(_ owners: Owners, _ path: String, relative: String? = nil) -> String? {
    owners.owner(path: Array(path.utf8), relativePath: Array((relative ?? path).utf8))
  }

  @Test("The nearest folder that is an address owns a file")
  func folders() {
    let owners = Owners()
    #expect(owner(owners, "/x/ashaw@contoso.example/Calendar/1.ics") == "ashaw@contoso.example")
    #expect(owner(owners, "a@b.example/c@d.example/1.ics") == "c@d.example")
    #expect(owner(owners, "x/a@b.example") == nil)
    #expect(owner(owners, "Calendar@2019/1.ics") == nil)
    #expect(owner(owners, "a b@c.example/@c.example/a@b@c.example/a@.example/1.ics") == nil)
    #expect(owner(owners, "jürgen@münchen.example/1.ics") == "jürgen@münchen.example")
  }

  @Test("The owner for all wins over rules and folders, rules over folders")
  func precedence() throws {
    let rules = [Owners.Rule(glob: Array("box1/*".utf8), address: "one@x.example")]
    #expect(owner(Owners(address: "all@x.example", rules: rules), "box1/a@b.example/1") == "all@x.example")
    #expect(owner(Owners(rules: rules), "box1/a@b.example/1") == "one@x.example")
    #expect(owner(Owners(rules: rules), "box2/a@b.example/1") == "a@b.example")
  }

  @Test(
    "Globs",
    arguments: [
      ("box1", "box1/Calendar/1.ics", true), ("box1", "box10/1.ics", false), ("box1/", "box1/1.ics", true),
      ("box*", "box10/1.ics", true), ("*.mbox", "in/ashaw.mbox", true), ("*.mbox", "in/ashaw.mbox.gz", false),
      ("a/*/c", "a/b/c/d", true), ("a/*/c", "a/b/b/c", false), ("a/**/c", "a/b/b/c", true), ("**/c", "a/b/c", true),
      ("/a", "b/a", false), ("/a", "/a/b", true), ("b/1", "/x/a/b/1", true), ("b?x", "bax/1", true),
      ("b?x", "b/x", false),
      ("*a*b*c", "xxaxxbxxc", true), ("*a*b*c", "xxaxx/bxxc", false), ("**a*b/c", "q/a/ab/c", true),
      ("*", "anything/1", true),
      ("[a]", "a", false), ("a*a*a*a*a*a*a*b", String(repeating: "a", count: 200), false),
    ])
  func globs(_ glob: String, _ path: String, _ fits: Bool) {
    let owners = Owners(rules: [.init(glob: Array(glob.utf8), address: "x@y.example")])
    #expect((owner(owners, path) != nil) == fits)
  }

  @Test("Globs are tried on the path opened, too")
  func opened() {
    let owners = Owners(rules: [.init(glob: Array("export/box1".utf8), address: "x@y.example")])
    #expect(owner(owners, "/data/export/box1/1.ics", relative: "1.ics") == "x@y.example")
  }

  @Test("The owners file: header, quotes, comments, CRLF, byte order mark")
  func file() throws {
    let csv = "\u{FEFF}path-glob,address\r\n# comment\r\n\"a,\"\"b/*\" , x@y.example \r\n\r\nc,z@y.example"
    let owners = try Owners(csv: Array(csv.utf8))
    #expect(owner(owners, "a,\"b/1") == "x@y.example")
    #expect(owner(owners, "c/1") == "z@y.example")
    #expect(owner(owners, "path-glob/1") == nil)
  }

  @Test(
    "A line of the owners file that is wrong is named",
    arguments: [
      ("a,b@c.example\nx", 2), ("a,b@c.example\nx,y", 2), ("a@b", 1), ("\"a,b@c.example", 1), ("a,b@c.example,d", 1),
      (",b@c.example", 1), ("a,b@", 1),
    ])
  func errors(_ csv: String, _ line: Int) {
    let error = #expect(throws: OwnersError.self) { try Owners(csv: Array(csv.utf8)) }
    #expect(error?.line == line)
  }

  @Test(
    "Shards are read strictly",
    arguments: ["", "1", "0/2", "3/2", "1/0", "-1/2", "1/2/3", " 1/2", "1/99999999999999999999", "a/b", "+1/2"])
  func broken(_ text: String) { #expect(Shard(text) == nil) }

  @Test("Each mailbox falls in one shard, and many fall evenly")
  func shards() throws {
    let shards = try (1...4).map { try #require(Shard("\($0)/4")) }
    var counts = [0, 0, 0, 0]
    for number in 0..<4000 {
      let holders = shards.indices.filter { shards[$0].holds(mailbox: Array("user\(number)@contoso.example".utf8)) }
      #expect(holders.count == 1)
      for holder in holders { counts[holder] += 1 }
    }
    #expect(counts.allSatisfy { $0 > 800 && $0 < 1200 })
  }

  @Test("FNV-1a has its published values")
  func hash() {
    #expect(FNV1a64(of: []).value == 0xcbf2_9ce4_8422_2325)
    #expect(FNV1a64(of: Array("a".utf8)).value == 0xaf63_dc4c_8601_ec8c)
    #expect(FNV1a64(of: Array("foobar".utf8)).value == 0x8594_4171_f739_67e8)
  }

  @Test("Paths are shown with escapes for what is no text, and then in base64 too")
  func display() {
    #expect(PathDisplay(Array("a/é b.ics".utf8)).text == "a/é b.ics")
    #expect(PathDisplay(Array("a/é b.ics".utf8)).base64 == nil)
    let odd = PathDisplay([0x61, 0xFF, 0x0A, 0xC2, 0x85, 0xE2, 0x82, 0x1B, 0x7F])
    #expect(odd.text == #"a\xff\x0a\xc2\x85\xe2\x82\x1b\x7f"#)
    #expect(odd.base64 == "Yf8KwoXight/")
    #expect(PathDisplay([0xFF]).base64 == "/w==")
    #expect(PathDisplay([0xFF, 0x61]).base64 == "/2E=")
  }
}
