/// A value of a conference file with its place: what the YAML and the JSON reader have in common, so that one schema reads
/// both.
struct DocumentNode: Sendable {
  enum Content: Sendable {
    /// JSON's null; YAML's empty, `~` or `null` without quotes.
    case null
    /// Quoted.
    case text(String)
    /// YAML without quotes, a number of JSON: as it is spelled. YAML's own idea of types is never asked: it reads 0123 as 83.
    case bare(String)
    /// JSON only.
    case boolean(Bool)
    case sequence([DocumentNode])
    /// In the order of the file, doubles included.
    case mapping([Member])
  }

  struct Member: Sendable {
    let key: String
    let place: DocumentPlace
    let value: DocumentNode
  }

  let content: Content
  let place: DocumentPlace
}

/// Line and column, both from 1; the column counts Unicode scalars.
struct DocumentPlace: Sendable, Equatable {
  var line: Int32
  var column: Int32

  init(line: Int, column: Int) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  static let start = DocumentPlace(line: 1, column: 1)
}

/// Why a document could not be read at all.
struct DocumentFault: Error, Sendable, Equatable {
  let place: DocumentPlace
  let message: String
}

/// What no conference file needs more of.
enum DocumentLimits {
  /// 1,000,000 meetings take about 400 MB.
  static let bytes = 1 << 30
  static let depth = 32
  /// Values that aliases of YAML may stand for, all together.
  static let aliasedNodes = 1_000_000
}
