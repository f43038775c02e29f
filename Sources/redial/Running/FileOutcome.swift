import Digests
import Ledger
import Redialing
import Splicing

/// What became of one input file: its plan, and what is to be written for it.
struct FileOutcome: Sendable {
  let file: InputEntry
  /// A word of the contract: `icalendar`, `message`, `mbox`, `other`, `unreadable`.
  let kind: String
  let plan: FilePlan
  /// Nil when nothing changes, or nothing is to be written.
  let rewrite: FileRewrite?
  /// Why it could not be read.
  let trouble: String?
}

/// A changed file: its new bytes, and what the ledger says of them. Made by the workers, because digests take time.
struct FileRewrite: Sendable {
  let output: [UInt8]
  let digest: [UInt8]
  let size: Int
  let outputDigest: [UInt8]
  let edits: [LedgerEdit]

  /// - Parameter source: the bytes that the edits are of.
  init(_ edits: EditList<FileBytes>, of source: [UInt8]) {
    output = edits.applied(to: source)
    digest = SHA256Digest(of: source).bytes
    size = source.count
    outputDigest = SHA256Digest(of: output).bytes
    var shift = 0
    self.edits = edits.replacements.map { edit in
      let start = edit.range.lowerBound + shift
      shift += edit.bytes.count - edit.range.count
      return LedgerEdit(
        old: edit.range, new: start..<(start + edit.bytes.count),
        oldDigest: source.withUnsafeBytes { SHA256Digest(of: UnsafeRawBufferPointer(rebasing: $0[edit.range])).bytes },
        newDigest: SHA256Digest(of: edit.bytes).bytes)
    }
  }
}

/// One file to read.
struct InputEntry: Sendable {
  /// To open.
  let path: [UInt8]
  /// Relative to the PATH that it was found under.
  let relativePath: [UInt8]
  /// As reports show it.
  let shown: String
  /// Base64 of `relativePath` where `shown` does not show every byte.
  let shownBytes: String?
  let owner: String?
}
