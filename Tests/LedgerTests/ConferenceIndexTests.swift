import Ledger
import Meetings
import Redialing
import Testing

@Suite("The index of conferences")
struct ConferenceIndexTests {
  private func entry(
    _ path: String, uid: String?, organizer: String?, _ marks: [(String, ConferenceMark.Standing)]
  ) -> MeetingEntry {
    var entry = MeetingEntry(path: path, position: 0, verdict: .skip, reason: .upToDate, message: "m")
    entry.uid = uid
    entry.organizer = organizer
    entry.summary = "Größe \u{0} 😀"
    entry.conferences = marks.map {
      ConferenceMark(key: $0.0, vendor: "microsoft-teams", standing: $0.1, provenance: "add-in")
    }
    return entry
  }

  @Test("Owners are found by the conference alone, sorted, the one who asks first")
  func owners() throws {
    let index = try ConferenceIndex()
    for entry in [
      entry("c", uid: "3", organizer: "C@x.example", [("k", .owned), ("l", .owned)]),
      entry("a", uid: "1", organizer: "a@x.example", [("k", .owned)]),
      entry("b", uid: "2", organizer: nil, [("k", .shown)]),
      entry("d", uid: "1", organizer: "a@x.example", [("k", .owned)]),
      entry("n", uid: nil, organizer: nil, []),
    ] { try index.add(entry) }
    try index.seal()
    #expect(
      index.owners(of: "k", askedBy: nil) == [
        ConferenceOwner(uid: "1", organizer: "a@x.example"), ConferenceOwner(uid: "3", organizer: "c@x.example"),
      ])
    #expect(index.owners(of: "k", askedBy: "3").first?.uid == "3")
    #expect(index.owners(of: "l", askedBy: "1").map(\.uid) == ["3"])
    #expect(index.owners(of: "K", askedBy: nil).isEmpty)
  }

  @Test("Of thousands of owners the one who asks is told for certain")
  func many() throws {
    let index = try ConferenceIndex()
    for number in 0..<3000 { try index.add(entry("p\(number)", uid: "u\(number)", organizer: "o", [("k", .owned)])) }
    try index.seal()
    let owners = index.owners(of: "k", askedBy: "u2999")
    #expect(owners.first?.uid == "u2999" && owners.count < 100)
  }

  @Test("Meetings that share a conference come together, the best right first, in the order of the batch")
  func shared() throws {
    let index = try ConferenceIndex()
    try index.add(entry("a", uid: "1", organizer: "x", [("k", .shown), ("alone", .owned)]))
    try index.add(entry("b", uid: "2", organizer: "y", [("l", .owned)]))
    try index.add(entry("c", uid: "3", organizer: "x", [("k", .owned)]))
    try index.add(entry("d", uid: "2", organizer: "y", [("l", .shown)]))
    try index.add(entry("e", uid: nil, organizer: "y", [("l", .generated)]))
    try index.seal()
    var found: [String] = []
    try index.forEachShared { found.append("\($0.conference)\($0.path)") }
    #expect(found == ["1c", "1a", "3b", "3e", "3d"])
  }

  @Test("Texts with NUL come back whole")
  func texts() throws {
    let index = try ConferenceIndex()
    for uid in ["1", "2"] { try index.add(entry("a" + uid, uid: uid, organizer: nil, [("k", .owned)])) }
    try index.seal()
    var summaries: [String?] = []
    try index.forEachShared { summaries.append($0.summary) }
    #expect(summaries == ["Größe \u{0} 😀", "Größe \u{0} 😀"])
  }
}
