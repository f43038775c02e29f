/// The values of query parameters that stand for a passcode, and what stands behind the number in a link of BlueJeans.
enum LinkSecrets {
  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>
  private static let names: [StaticString] = ["p", "pwd", "password", "passcode", "pin", "key"]

  static func of(_ link: String) -> [String] {
    var link = link
    return link.withUTF8 { of($0) }
  }

  /// - Parameter link: UTF-8.
  static func of(_ link: UnsafeBufferPointer<UInt8>) -> [String] {
    if let code = pathCode(of: link) { return [code] }
    guard let mark = link.firstIndex(of: UInt8(ascii: "?")) else { return [] }
    var secrets: [String] = []
    var start = mark + 1
    while start < link.count {
      let end = link[start...].firstIndex(of: UInt8(ascii: "&")) ?? link.count
      if let value = secretValue(of: link[start..<end]) { secrets.append(String(decoding: value, as: UTF8.self)) }
      start = end + 1
    }
    return secrets
  }

  /// `pwd=…` of four bytes and more.
  private static func secretValue(of pair: Bytes) -> Bytes? {
    let pair: Bytes = pair.drop { $0 == UInt8(ascii: "=") }
    guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let value = pair[(equals + 1)...]
    guard value.count >= 4, names.contains(where: { isName(pair[..<equals], $0) }) else { return nil }
    return value
  }

  private static func isName(_ bytes: Bytes, _ name: StaticString) -> Bool {
    guard bytes.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { name in bytes.elementsEqual(name) { $0 | 0x20 == $1 } }
  }

  /// `https://bluejeans.com/151946478/4321`
  private static func pathCode(of link: UnsafeBufferPointer<UInt8>) -> String? {
    let slash = UInt8(ascii: "/")
    let path: Bytes = link.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let scheme: Bytes = path.drop { $0 == slash }
    let slashes: Bytes = scheme.drop { $0 != slash }
    let rest: Bytes = slashes.drop { $0 == slash }
    let host: Bytes = rest.prefix { $0 != slash }
    guard isName(host.suffix(13), "bluejeans.com") else { return nil }
    let parts = path[host.endIndex...].split(separator: slash, maxSplits: 2)
    guard parts.count >= 2, parts[0].allSatisfy(isDigit), parts[1].count >= 3, parts[1].allSatisfy(isDigit) else {
      return nil
    }
    return "/" + String(decoding: parts[1], as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
