/// Takes off what mail gateways wrap around links: Safe Links, urldefense v1 to v3, Google's redirect. Mimecast's are opaque.
enum LinkWrapping {
  struct Unwrapped {
    var url: [UInt8]
    var isRewritten = false
    var isOpaque = false
  }

  /// Wrappers nest when a mail passes several gateways; a malformed nest must end.
  static let maximumPasses = 32

  static func unwrap(_ bytes: [UInt8]) -> Unwrapped {
    var result = Unwrapped(url: bytes)
    for _ in 0..<maximumPasses {
      guard let inner = peel(result.url) else { break }
      result.url = inner
      result.isRewritten = true
    }
    result.isOpaque = isMimecast(result.url)
    return result
  }

  private static func peel(_ url: [UInt8]) -> [UInt8]? {
    guard url.count > 20, url.starts(caseless: "http") else { return nil }
    let authority = url.drop { $0 != 0x2F }.dropFirst(2).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    let host = ASCII.string(ASCII.lower(authority))
    if isSafeLinks(host) { return parameter("url", of: url).map(ASCII.percentDecoded) }
    if host == "urldefense.com" || host == "urldefense.us" || host == "urldefense.proofpoint.com" {
      return URLDefense.peel(url)
    }
    if host == "www.google.com", url[authority.endIndex...].starts(caseless: "/url?") {
      return (parameter("q", of: url) ?? parameter("url", of: url)).map(ASCII.percentDecoded)
    }
    return nil
  }

  private static func isSafeLinks(_ host: String) -> Bool {
    [".safelinks.protection.outlook.com", ".safelinks.o365.us", ".safelinks.protection.office365.us"].contains {
      host.hasSuffix($0)
    }
  }

  private static func isMimecast(_ url: [UInt8]) -> Bool {
    guard url.contains(caseless: "mimecast") else { return false }
    let target = LinkTarget(url)
    return target.isHost(in: "mimecastprotect.com")
      || target.host.hasPrefix("protect-") && target.isHost(in: "mimecast.com")
  }

  /// The raw value of a query parameter; `name` is lower case.
  static func parameter(_ name: String, of url: [UInt8]) -> ArraySlice<UInt8>? {
    guard let mark = url.firstIndex(of: 0x3F) else { return nil }
    let wanted = Array(name.utf8)
    for part in url[(mark + 1)...].prefix(while: { $0 != 0x23 }).split(separator: 0x26) {
      let field = part.starts(caseless: "amp;") ? part.dropFirst(4) : part
      let key = field.prefix { $0 != 0x3D }
      if key.count < field.count, key.count == wanted.count, ASCII.lower(key) == wanted {
        return field[(key.endIndex + 1)...]
      }
    }
    return nil
  }
}
