import Synchronization

/// Which of iconv's charsets this system has: glibc keeps most of them in modules that need not be installed.
enum CodingAvailability {
  private static let known = Mutex<[String: Bool]>([:])

  /// The coding, or a narrower one where the wide one is missing; nil where neither is there.
  static func usable(_ coding: Charset.Coding) -> Charset.Coding? {
    switch coding {
    case .utf8, .ascii, .utf16: return coding
    case .iso2022JP: return isThere("EUC-JP") ? coding : nil
    case .singleByte(let name): return SingleByteTable.isBuiltIn(name) || isThere(name) ? coding : nil
    case .stateful(let name): return isThere(name) ? coding : nil
    case .multibyte(let name, let narrow):
      if isThere(name), narrow.map(isThere) ?? true { return coding }
      guard let narrow, isThere(narrow) else { return nil }
      return .multibyte(narrow, narrow: nil)
    }
  }

  private static func isThere(_ name: String) -> Bool {
    known.withLock { names in
      if let answer = names[name] { return answer }
      let answer = Converter(from: name, to: "UTF-8") != nil
      names[name] = answer
      return answer
    }
  }
}
