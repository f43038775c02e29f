import Exports
import Ledger

/// Compares what was written of an archive's entries with the entries themselves, unpacked again in one pass.
struct ArchiveProof {
  let path: [UInt8]
  /// Entries that were rewritten.
  var expected = 0
  private(set) var places = 0

  init(path: [UInt8]) { self.path = path }

  /// What is wrong, a sentence each.
  mutating func problems(_ ledger: Ledger, folder: String) throws(LedgerError) -> [String] {
    var problems: [String] = []
    var found = 0
    do {
      let walk = try ArchiveWalk(path)
      while let entry = try walk.next() {
        guard case .bytes(let bytes) = entry.content else { continue }
        var (wasWritten, planned) = (false, 0)
        try ledger.withSource(at: LedgerSource.location(of: entry.path, inArchive: path)) { source, edits in
          var proof = SourceProof(source, folder: folder)
          if let problem = try proof.problem(edits, entry: bytes) { problems.append(problem) }
          (wasWritten, planned) = (true, proof.places)
        }
        found += wasWritten ? 1 : 0
        places += planned
      }
    } catch let error as LedgerError {
      throw error
    } catch {
      let why = (error as? ReadError)?.sentence ?? "\(error)"
      return problems + ["\(PathDisplay(path).text.printable): the archive cannot be read: \(why)"]
    }
    if found < expected {
      let missing = expected - found == 1 ? "1 entry is" : "\(expected - found) entries are"
      problems.append("\(PathDisplay(path).text.printable): \(missing) no longer in the archive")
    }
    return problems
  }
}
