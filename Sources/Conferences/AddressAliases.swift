/// Addresses that are one person: users who were renamed, and SIP domains unlike the SMTP domain. Empty when nobody says.
public struct AddressAliases: Sendable {
  private var addresses: [String: String] = [:]
  /// `@sip.contoso.example` → `contoso.example`.
  private var domains: [String: String] = [:]

  public static let none = AddressAliases()

  public var isEmpty: Bool { addresses.isEmpty && domains.isEmpty }

  init() {}

  /// Reads lines of `alias,address`: two addresses, or two domains with `@` in front. A first line without `@` names the
  /// columns.
  /// - Throws: `ConferenceFileError` with every line that is neither, and every alias of two addresses.
  public init(reading file: ConferenceFile) throws(ConferenceFileError) {
    var problems: [ConferenceFileProblem] = []
    func note(_ row: Int, _ column: Int, _ message: String) {
      problems.append(ConferenceFileProblem(file: file.name, line: row, column: column, message: message))
    }
    let text = try file.text()
    var reader = CSVReader(text, delimiter: CSVReader.delimiter(of: text))
    do {
      while let record = try reader.next() {
        if record.cells.count == 1, record.cells[0].text.isEmpty || record.cells[0].text.hasPrefix("#") { continue }
        guard record.cells.count == 2 else {
          note(record.row, 1, "expected alias,address")
          continue
        }
        let (alias, address) = (record.cells[0].text, record.cells[1].text)
        if record.row == 1, !alias.contains("@"), !address.contains("@") { continue }
        if let message = add(alias, address) { note(record.row, message.column, message.text) }
      }
    } catch {
      note(Int(error.place.line), Int(error.place.column), error.message)
    }
    for alias in addresses.keys.sorted() where Self.resolve(alias, in: addresses) == nil {
      note(1, 1, "\(alias) is an alias of itself")
    }
    guard problems.isEmpty else { throw ConferenceFileError(problems: problems) }
    // Chains (renamed twice) are followed once and for all.
    addresses = addresses.mapValues { Self.resolve($0, in: addresses) ?? $0 }
  }

  private mutating func add(_ alias: String, _ address: String) -> (column: Int, text: String)? {
    if alias.hasPrefix("@"), address.hasPrefix("@") {
      guard ("x" + alias).has(ValueShape.isAddress), ("x" + address).has(ValueShape.isAddress) else {
        return (1, "expected two domains, each with @ in front")
      }
      let old = domains.updateValue(
        String(address.dropFirst()).lowercased(), forKey: String(alias.dropFirst()).lowercased())
      return old == nil ? nil : (1, "\(Fields.excerpt(alias)) has an address already")
    }
    guard let from = OrganizerAddress.normalized(alias), from.has(ValueShape.isAddress) else {
      return (1, "“\(Fields.excerpt(alias))” is no e-mail address")
    }
    guard let to = OrganizerAddress.normalized(address), to.has(ValueShape.isAddress) else {
      return (2, "“\(Fields.excerpt(address))” is no e-mail address")
    }
    guard from != to else { return nil }
    if let old = addresses.updateValue(to, forKey: from), old != to {
      return (1, "\(Fields.excerpt(alias)) is an alias of \(old) already")
    }
    return nil
  }

  /// Where a chain of aliases ends; nil when it ends nowhere.
  private static func resolve(_ address: String, in addresses: [String: String]) -> String? {
    var current = address
    var steps = 0
    while let next = addresses[current] {
      current = next
      steps += 1
      if steps > 16 { return nil }
    }
    return current
  }

  /// The address that an address stands for.
  /// - Parameter address: normalised, see `OrganizerAddress`.
  public func canonical(_ address: String) -> String {
    if isEmpty { return address }
    if let known = addresses[address] { return mappedDomain(of: known) }
    let mapped = mappedDomain(of: address)
    return addresses[mapped] ?? mapped
  }

  private func mappedDomain(of address: String) -> String {
    guard !domains.isEmpty, let at = address.lastIndex(of: "@"),
      let domain = domains[String(address[address.index(after: at)...])]
    else { return address }
    return address[...at] + domain
  }

  /// Whether two addresses, in any spelling, are one person.
  public func areOne(_ a: String, _ b: String) -> Bool {
    guard let first = OrganizerAddress.normalized(a), let second = OrganizerAddress.normalized(b) else { return false }
    return first == second || canonical(first) == canonical(second)
  }
}
