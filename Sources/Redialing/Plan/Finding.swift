public import Diagnosing

/// One Unicode finding, as reports and `lint --json` show it (contract section 4).
public struct Finding: Sendable, Equatable {
  /// What becomes of it in the output of the run.
  public enum Outcome: Sendable, Equatable {
    /// It stands inside a block that is replaced.
    case goesAway
    /// The text is made right.
    case repaired
    /// The lost letters come from another copy of the text in the item, named here.
    case restored(from: String)
    /// A certain repair was asked for and not made, because of what is said here.
    case left(String)
  }

  /// `U101` to `U402`.
  public let code: String
  public let severity: Severity
  /// The file, as reports show it.
  public let path: String
  /// Property or header field name, or part (`text/plain 1.2`).
  public let property: String
  /// In the file, from 1.
  public internal(set) var line: Int
  /// In bytes, from 1.
  public internal(set) var column: Int
  /// In the file, from 0.
  public internal(set) var byteOffset: Int
  /// Some characters either side, escaped for terminals; no secret of a join link.
  public internal(set) var excerpt: String
  /// One plain sentence.
  public let message: String
  /// The repaired text of the whole field; nil when no repair is certain.
  public internal(set) var repair: String?
  /// The place in the excerpt, as UTF-8 offsets; empty where it is not known.
  public internal(set) var excerptMark: Range<Int> = 0..<0
  /// Nil where nothing changes about it.
  public var outcome: Outcome?

  public init(
    code: String, severity: Severity, path: String, property: String, line: Int, column: Int, byteOffset: Int,
    excerpt: String, message: String, repair: String?
  ) {
    self.code = code
    self.severity = severity
    self.path = path
    self.property = property
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
    self.excerpt = excerpt
    self.message = message
    self.repair = repair
  }
}

extension Finding.Outcome {
  /// As reports say it.
  public init?(word: String, detail: String?) {
    switch word {
    case "goes-away": self = .goesAway
    case "repaired": self = .repaired
    case "restored": self = .restored(from: detail ?? "")
    case "left": self = .left(detail ?? "")
    default: return nil
    }
  }

  /// `goes-away`, `repaired`, `restored`, `left`.
  public var word: String {
    switch self {
    case .goesAway: "goes-away"
    case .repaired: "repaired"
    case .restored: "restored"
    case .left: "left"
    }
  }

  /// The copy that letters came from, or why nothing was done.
  public var detail: String? {
    switch self {
    case .goesAway, .repaired: nil
    case .restored(let source): source
    case .left(let why): why
    }
  }
}
