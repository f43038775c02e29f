/// A URL taken apart (RFC 3986), only as far as its syntax is beyond doubt. A host that is spelled oddly (percent signs, user
/// part, non-ASCII) becomes empty: such a link belongs to nobody.
struct LinkTarget: Sendable {
  /// Lower case, without `:`.
  let scheme: String
  /// Lower case, no trailing dot, no port.
  let host: String
  /// Percent-decoded; empty segments left out.
  let segments: [String]
  /// Percent-decoded, in order.
  let query: [(name: String, value: String)]
  /// What follows the scheme, for schemes without a host.
  let opaque: [UInt8]

  init(_ bytes: [UInt8]) {
    guard let colon = bytes.firstIndex(of: 0x3A), colon > 0,
      bytes[..<colon].allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
    else {
      (scheme, host, segments, query, opaque) = ("", "", [], [], bytes)
      return
    }
    scheme = ASCII.string(ASCII.lower(bytes[..<colon]))
    let rest = bytes[(colon + 1)...]
    guard rest.starts(with: [0x2F, 0x2F]) else {
      (host, segments, query, opaque) = ("", [], [], Array(rest))
      return
    }
    let authority = rest.dropFirst(2).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x5C }
    let afterHost = bytes[authority.endIndex...]
    let path = afterHost.prefix { $0 != 0x3F && $0 != 0x23 }
    let query = bytes[path.endIndex...].prefix { $0 != 0x23 }.dropFirst()
    host = LinkTarget.host(authority)
    segments = path.split(whereSeparator: { $0 == 0x2F || $0 == 0x5C }).map { ASCII.percentDecodedString($0) }
    self.query = LinkTarget.parameters(query)
    opaque = []
  }

  private static func host(_ authority: ArraySlice<UInt8>) -> String {
    var name = authority
    if let port = name.lastIndex(of: 0x3A), name[(port + 1)...].allSatisfy(ASCII.isDigit) { name = name[..<port] }
    if name.last == 0x2E { name = name.dropLast() }
    guard name.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }) else { return "" }
    return ASCII.string(ASCII.lower(name))
  }

  /// At most 64 parameters are read; `&amp;` counts as `&`.
  private static func parameters(_ query: ArraySlice<UInt8>) -> [(name: String, value: String)] {
    query.split(separator: 0x26, maxSplits: 64).map { part in
      let field = part.starts(caseless: "amp;") ? part.dropFirst(4) : part
      let name = field.prefix { $0 != 0x3D }
      return (
        ASCII.percentDecodedString(name), ASCII.percentDecodedString(field[name.endIndex...].dropFirst())
      )
    }
  }

  /// The first value of a query parameter, ASCII case of its name ignored. `name` is lower case.
  func value(_ name: String) -> String? {
    query.first { $0.name == name || $0.name.utf8.elementsEqual(name.utf8) { ASCII.lower($0) == $1 } }?.value
  }

  /// `host` is `domain` or below it.
  func isHost(in domain: String) -> Bool {
    let (host, domain) = (host.utf8, domain.utf8)
    guard host.count > domain.count else { return host.elementsEqual(domain) }
    let below = host.dropLast(domain.count)
    return below.last == 0x2E && host[below.endIndex...].elementsEqual(domain)
  }

  /// Spelling-independent form for links that no vendor reads.
  var normalised: String {
    if host.isEmpty { return scheme + ":" + ASCII.string(ASCII.percentDecoded(opaque)) }
    let parameters = query.map { $0.name + "=" + $0.value }.joined(separator: "&")
    return scheme + "://" + host + "/" + segments.joined(separator: "/") + (parameters.isEmpty ? "" : "?" + parameters)
  }

  var redacted: String {
    if host.isEmpty { return scheme.isEmpty ? "…" : scheme + ":…" }
    return scheme + "://" + host + (segments.isEmpty ? "" : "/…")
  }
}
