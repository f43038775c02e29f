/// Why a ledger cannot be used. Equal by kind and sentence.
public enum LedgerError: Error, Sendable, Equatable {
  /// Another run holds the folder or the ledger; try again (exit code 75).
  case busy
  /// The folder or the ledger cannot be created or opened (exit code 73).
  case cannotOpen(String)
  /// The file is no ledger, or a damaged one (exit code 74).
  case notALedger(String)
  /// Written by a later version of the program (exit code 74).
  case fromLaterVersion
  /// Reading or writing failed (exit code 74).
  case inputOutput(String)
}
