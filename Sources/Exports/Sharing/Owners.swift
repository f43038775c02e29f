/// Whose mailbox a file belongs to.
public struct Owners: Sendable {
  /// A line of `--owners FILE.csv`.
  public struct Rule: Sendable {
    let glob: Glob
    /// As it stands in the file.
    public let address: String

    /// - Parameter glob: bytes; `*` stands for any of them but `/`, `**` for any, `?` for one that is no `/`. It fits a path
    ///   when it fits all of it or a folder on it, counted from its start or (unless it begins with `/`) from any folder.
    public init(glob: [UInt8], address: String) {
      self.glob = Glob(glob)
      self.address = address
    }
  }

  private let address: String?
  private let rules: [Rule]

  /// - Parameters:
  ///   - address: of `--owner`; holds for every path.
  ///   - rules: of `--owners`; the first whose glob fits decides.
  public init(address: String? = nil, rules: [Rule] = []) {
    self.address = address
    self.rules = rules
  }

  /// - Parameter csv: lines of `path-glob,address` (RFC 4180) in UTF-8, a header line or not; `#` begins a comment line.
  /// - Throws: `OwnersError` at the first line that is neither.
  public init(address: String? = nil, csv: [UInt8]) throws(OwnersError) {
    self.init(address: address, rules: try OwnersFile(csv).rules)
  }

  /// Whether a text can be somebody's address.
  public static func isAddress(_ text: String) -> Bool { MailAddress.isAddress(Array(text.utf8)[...]) }

  /// The owner's address as it was given, or spelled as the folder is; nil when unknown. The address for all decides, then
  /// the rules, then the nearest folder whose name is an e-mail address.
  /// - Parameters:
  ///   - path: the path opened. Its folders count.
  ///   - relativePath: what globs are tried on before `path` itself.
  public func owner(path: [UInt8], relativePath: [UInt8]) -> String? {
    if let address { return address }
    if let rule = rules.first(where: { $0.glob.fits(relativePath) || $0.glob.fits(path) }) { return rule.address }
    let folders = path.split(separator: UInt8(ascii: "/")).dropLast()
    return folders.last(where: MailAddress.isAddress).flatMap { String(validating: $0, as: UTF8.self) }
  }
}
