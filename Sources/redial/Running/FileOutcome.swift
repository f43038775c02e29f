import Digests
import Exports
import Ledger
import Redialing
import Splicing

/// What became of one input file, or of a piece of a large one: its plan, and what is to be written for it.
struct FileOutcome: Sendable {
  enum Part: Sendable {
    case whole
    /// Messages of a large mbox, in order; edits count in the file. The bytes are there where there are edits.
    case piece(PiecewiseFile, base: Int, bytes: [UInt8])
    /// Behind the last piece; `trouble` says why the pieces are not to be believed.
    case end(PiecewiseFile)
    /// Entries of an archive follow, each a file of its own, and then its end.
    case archiveBegin
    /// Behind the last entry; `trouble` says why no entry is to be believed.
    case archiveEnd
  }

  let file: InputEntry
  /// A word of the contract: `icalendar`, `message`, `mbox`, `archive`, `other`, `unreadable`.
  let kind: String
  var plan: FilePlan
  var part = Part.whole
  /// Of a whole file; nil when nothing changes, or nothing is to be written.
  var rewrite: FileRewrite?
  /// Why it could not be read.
  var trouble: String?

  /// Whether it is the only or the last outcome of its file.
  var endsFile: Bool {
    switch part {
    case .piece, .archiveBegin: false
    case .whole, .end, .archiveEnd: true
    }
  }
}

extension FileOutcome {
  /// Whether it is the one outcome of its file that counts it.
  var countsAsFile: Bool { endsFile && !file.isOnlyOpened }
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
    self.edits = edits.replacements.map { LedgerEdit($0, of: source, from: 0, shift: &shift) }
  }
}

extension LedgerEdit {
  /// - Parameters:
  ///   - source: bytes from `base` on in the file.
  ///   - shift: how much longer the output is than the source before this edit; afterwards, behind it.
  init(_ edit: EditList<FileBytes>.Replacement, of source: [UInt8], from base: Int, shift: inout Int) {
    let start = edit.range.lowerBound + shift
    let inside = (edit.range.lowerBound - base)..<(edit.range.upperBound - base)
    shift += edit.bytes.count - edit.range.count
    self.init(
      old: edit.range, new: start..<(start + edit.bytes.count),
      oldDigest: source.withUnsafeBytes { SHA256Digest(of: UnsafeRawBufferPointer(rebasing: $0[inside])).bytes },
      newDigest: SHA256Digest(of: edit.bytes).bytes)
  }
}
