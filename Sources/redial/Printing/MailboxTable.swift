import Redialing
import Reporting

/// What was found of one mailbox: an owner's, or what lies under one top folder.
struct MailboxRow {
  /// Nil where it is not known, or where files that no folder tells apart have different ones: one line of a map would be wrong.
  private(set) var owner: String?
  private(set) var files = 0
  private(set) var meetings = 0
  private var organizers: [String: Int] = [:]

  init(owner: String?) { self.owner = owner }

  mutating func addFile(of other: String?) {
    files += 1
    if owner != other { owner = nil }
  }

  mutating func add(_ entry: MeetingEntry) {
    meetings += 1
    guard let organizer = entry.organizer?.lowercased() else { return }
    // The owner of a calendar organizes most of what it holds; a few hundred candidates tell who.
    if organizers[organizer] != nil || organizers.count < 256 { organizers[organizer, default: 0] += 1 }
  }

  /// The organizer of most of its meetings: a guess for a person, never for the program.
  var likely: String? { organizers.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key }
}

/// `scan --mailboxes`: one line a mailbox in the form of `--owners FILE.csv`. Where the owner is not known the line is a comment that
/// names the most frequent organizer, so that a map is written by looking, not by typing.
enum MailboxTable {
  static func text(_ mailboxes: [String: MailboxRow]) -> String {
    var lines = ["path-glob,address"]
    // The first line that matches wins: the one for files without a folder matches everything, so it comes last.
    for (name, row) in mailboxes.sorted(by: { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }) {
      lines.append("# \(row.files) files, \(row.meetings) meetings")
      if let owner = row.owner {
        lines.append("\(cell(name)),\(owner.printable)")
      } else {
        lines.append("#\(cell(name)),\((row.likely ?? "address").printable)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ name: String) -> String {
    let name = name.isEmpty ? "**" : name.printable
    return name.contains { ",\"# ".contains($0) } ? "\"" + name.replacing("\"", with: "\"\"") + "\"" : name
  }
}

extension InputEntry {
  /// The folder that stands for its mailbox: down to the one with the owner's name, else down to where a known layout begins, else
  /// the top one; empty for a file without.
  var mailboxName: String {
    let folders = shown.split(separator: "/").dropLast()
    if let owner, let place = folders.lastIndex(where: { $0 == owner }) {
      return folders[...place].joined(separator: "/")
    }
    return Self.layout(folders) ?? folders.first.map(String.init) ?? ""
  }

  /// Where a Maildir, a Takeout, a Kerio store or a PST that readpst unpacked begins.
  private static func layout(_ folders: ArraySlice<Substring>) -> String? {
    if let leaf = folders.last, leaf == "cur" || leaf == "new" {
      // Maildir++ keeps its folders in one row, with a dot in front.
      let root = folders.dropLast()
      let top = root.lastIndex { !$0.hasPrefix(".") }.map { root[...$0] } ?? root
      let user = top.last == "Maildir" ? top.dropLast() : top
      return user.isEmpty ? nil : user.joined(separator: "/")
    }
    if let place = folders.firstIndex(of: "Takeout") { return folders[...place].joined(separator: "/") }
    if let place = folders.firstIndex(of: "#msgs"), let mail = folders[..<place].lastIndex(of: "mail"), mail + 2 < place
    {
      return folders[...(mail + 2)].joined(separator: "/")
    }
    if let place = folders.firstIndex(of: "Personal Folders"), place > folders.startIndex {
      return folders[..<place].joined(separator: "/")
    }
    return nil
  }
}
