import Digests
import Exports
import Ledger

/// Compares one rewritten file with its source, byte for byte outside the planned places. Files are read in pieces: they may be
/// larger than memory.
struct SourceProof {
  private let source: LedgerSource
  private let folder: String
  /// Planned places that were looked at.
  private(set) var places = 0

  init(_ source: LedgerSource, folder: String) {
    self.source = source
    self.folder = folder
  }

  /// What is wrong, in one sentence; nil when nothing is. What the ledger throws goes through.
  /// - Parameter entry: the source itself, when it lies in an archive.
  mutating func problem(_ edits: Ledger.Edits, entry: SourceBytes? = nil) throws -> String? {
    let name = source.path.printable
    guard let new = try? PiecewiseFile(Array((folder + "/").utf8) + source.outputLocation) else {
      return "\(name): the updated file cannot be read"
    }
    guard (try? Self.digest(of: .file(new), 0..<new.size)) == source.outputDigest else {
      return "\(name): the updated file changed since apply wrote it"
    }
    // Standard input is gone; that the file is what was written from it is all that can be said.
    let old =
      entry ?? (source.location == Array("-".utf8) ? nil : (try? PiecewiseFile(source.location)).map(SourceBytes.file))
    if source.location != Array("-".utf8) {
      guard let old else { return "\(name): the source cannot be read" }
      guard (try? Self.digest(of: old, 0..<old.size)) == source.digest else {
        return "\(name): the source changed since apply read it"
      }
    }
    do {
      return try isEqualOutside(edits, old, .file(new)) ? nil : "\(name): bytes differ outside the planned places"
    } catch is ReadError {
      return "\(name): the files cannot be read"
    }
  }

  private mutating func isEqualOutside(_ edits: Ledger.Edits, _ old: SourceBytes?, _ new: SourceBytes) throws
    -> Bool
  {
    var (oldAt, newAt) = (0, 0)
    var isEqual = true
    try edits { edit in
      places += 1
      guard isEqual else { return }
      isEqual =
        try edit.old.lowerBound >= oldAt && edit.new.lowerBound >= newAt && edit.new.upperBound <= new.size
        && Self.areEqual(old, oldAt..<edit.old.lowerBound, new, newAt..<edit.new.lowerBound)
        && Self.digest(of: new, edit.new) == edit.newDigest
      (oldAt, newAt) = (edit.old.upperBound, edit.new.upperBound)
    }
    guard isEqual else { return false }
    guard let old else { return source.size - oldAt == new.size - newAt }
    return try oldAt <= old.size && Self.areEqual(old, oldAt..<old.size, new, newAt..<new.size)
  }

  private static let step = 256 << 10

  private static func areEqual(
    _ old: SourceBytes?, _ oldRange: Range<Int>, _ new: SourceBytes, _ newRange: Range<Int>
  ) throws(ReadError) -> Bool {
    guard oldRange.count == newRange.count, oldRange.upperBound <= old?.size ?? .max else { return false }
    guard let old else { return true }
    var done = 0
    while done < oldRange.count {
      let count = min(step, oldRange.count - done)
      let (a, b) = (oldRange.lowerBound + done, newRange.lowerBound + done)
      guard try old.read(a..<(a + count)) == new.read(b..<(b + count)) else { return false }
      done += count
    }
    return true
  }

  private static func digest(of file: SourceBytes, _ range: Range<Int>) throws(ReadError) -> [UInt8] {
    var stream = SHA256Stream()
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + step, range.upperBound)
      stream.update(try file.read(start..<end))
      start = end
    }
    return stream.digest()
  }
}
