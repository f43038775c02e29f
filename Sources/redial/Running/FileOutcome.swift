import Redialing

/// What became of one input file: its plan, and the bytes the plan was made from where something is to be written.
struct FileOutcome: Sendable {
  let file: InputEntry
  /// A word of the contract: `icalendar`, `message`, `mbox`, `other`, `unreadable`.
  let kind: String
  let plan: FilePlan
  /// Empty unless the plan has edits.
  let bytes: [UInt8]
  /// Why it could not be read.
  let trouble: String?
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
