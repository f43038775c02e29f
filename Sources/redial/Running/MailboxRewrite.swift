import Digests
import Exports
import Ledger
import Splicing

/// Writes the changed form of a large mbox while its pieces come in: the source with only the changed places replaced. Nothing is
/// written, and no digest made, before the first change. Unchanged stretches are copied by the kernel.
final class MailboxRewrite {
  private let mailbox: PiecewiseFile
  private let output: OutputStream
  /// The row of the ledger that stands for it.
  let source: Int64
  private var sourceDigest = SHA256Stream()
  private var outputDigest = SHA256Stream()
  /// How much of the source is in the digests.
  private var digested = 0
  /// How much of the source is in the output, as it is or changed.
  private var copied = 0
  private var shift = 0

  init(_ mailbox: PiecewiseFile, to output: OutputStream, source: Int64) {
    self.mailbox = mailbox
    self.output = output
    self.source = source
  }

  /// Takes the next piece; those without edits may be left out.
  /// - Returns: what the ledger is told of its edits.
  func add(_ edits: EditList<FileBytes>, base: Int, bytes: [UInt8]) throws -> [LedgerEdit] {
    try digest(to: base)
    sourceDigest.update(bytes)
    digested += bytes.count
    var place = 0
    let rows = try bytes.withUnsafeBytes { source in
      try edits.replacements.map { edit in
        let range = (edit.range.lowerBound - base)..<(edit.range.upperBound - base)
        outputDigest.update(UnsafeRawBufferPointer(rebasing: source[place..<range.lowerBound]))
        outputDigest.update(edit.bytes)
        place = range.upperBound
        try output.copy(from: mailbox, copied..<edit.range.lowerBound)
        try output.write(edit.bytes)
        copied = edit.range.upperBound
        return LedgerEdit(edit, of: bytes, from: base, shift: &shift)
      }
    }
    bytes.withUnsafeBytes { outputDigest.update(UnsafeRawBufferPointer(rebasing: $0[place...])) }
    return rows
  }

  /// Writes what is left of the source and gives the output its name.
  /// - Returns: the row of the ledger with digests and sizes.
  func finish(_ row: LedgerSource) throws -> LedgerSource {
    try digest(to: mailbox.size)
    try output.copy(from: mailbox, copied..<mailbox.size)
    try mailbox.checkUnchanged()
    try output.finish()
    var whole = row
    whole.digest = sourceDigest.digest()
    whole.size = mailbox.size
    whole.outputDigest = outputDigest.digest()
    whole.outputSize = mailbox.size + shift
    return whole
  }

  /// Takes unchanged bytes up to `end` into both digests.
  private func digest(to end: Int) throws {
    while digested < end {
      let bytes = try mailbox.read(digested..<min(digested + 1 << 18, end))
      sourceDigest.update(bytes)
      outputDigest.update(bytes)
      digested += bytes.count
    }
  }
}
