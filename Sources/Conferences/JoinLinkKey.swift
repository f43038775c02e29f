/// What two spellings of one link share, simply: percent-decoded, scheme and host in lower case, a trailing slash, a default
/// port and a fragment taken off. Vendors know better; a `ConferenceBook` takes their function where there is one.
public enum JoinLinkKey {
  /// Total: text that is no link gives some key too. Linear.
  public static func simple(_ link: String) -> String {
    var bytes = Array(link.utf8)
    if bytes.contains(UInt8(ascii: "%")) { bytes = PercentEncoding.decoded(bytes) }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    if let start = bytes.firstIndex(where: { $0 > 0x20 }), start > 0 { bytes.removeFirst(start) }
    if let hash = bytes.firstIndex(of: UInt8(ascii: "#")) { bytes.removeSubrange(hash...) }
    let hostEnd = endOfHost(bytes)
    for index in 0..<hostEnd where (0x41...0x5A).contains(bytes[index]) { bytes[index] |= 0x20 }
    let port = Array(":443".utf8)
    if hostEnd >= port.count, Array(bytes[(hostEnd - port.count)..<hostEnd]) == port {
      bytes.removeSubrange((hostEnd - port.count)..<hostEnd)
    }
    while bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where scheme and authority end; 0 without `//`.
  private static func endOfHost(_ bytes: [UInt8]) -> Int {
    let slash = UInt8(ascii: "/")
    guard let first = bytes.firstIndex(of: slash), first + 1 < bytes.count, bytes[first + 1] == slash else { return 0 }
    return bytes[(first + 2)...].firstIndex { $0 == slash || $0 == UInt8(ascii: "?") } ?? bytes.count
  }
}
