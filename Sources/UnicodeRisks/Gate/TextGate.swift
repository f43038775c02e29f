/// The gate for a text whose charset, transfer encoding and folds are taken off already.
enum TextGate {
  /// - Parameter text: valid UTF-8.
  /// - Returns: false where a rule over text might fire.
  static func isClean(_ text: [UInt8], form: TextForm) -> Bool {
    let scanned = scanned(form)
    if isClean(text, scanned) { return true }
    // Letters written by number or name say what they say; whatever else is there stays to be found.
    guard form.isMarkup, let resolved = resolved(text, form) else { return false }
    return isClean(resolved, scanned)
  }

  private static func isClean(_ text: [UInt8], _ form: GateScan.Form) -> Bool {
    text.withUnsafeBytes { bytes in
      var scan = GateScan(bytes, form: form)
      return scan.run() && !(scan.hasHighBytes && CodePageProbe.mayBeMisread(bytes))
    }
  }

  private static func scanned(_ form: TextForm) -> GateScan.Form {
    switch form {
    case .plain: .plain
    case .header: .header
    case .escaped, .parameter: .escaped
    case .markup: .markup
    case .escapedMarkup: .escapedMarkup
    }
  }

  /// The text with references to characters from U+00A1 on replaced by these, as the rules see them; nil when it has none.
  /// A no-break space stays a reference: beside a letter it may be half of one.
  private static func resolved(_ text: [UInt8], _ form: TextForm) -> [UInt8]? {
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    let escape: UInt8? = form.isEscaped ? 0x5C : nil
    while let sign = text[index...].firstIndex(of: 0x26) {
      index = sign + 1
      guard let found = reference(text, at: sign, escape: escape) else { continue }
      result.append(contentsOf: text[copied..<sign])
      result.appendScalar(found.value)
      (copied, index) = (found.end, found.end)
    }
    guard copied > 0 else { return nil }
    result.append(contentsOf: text[copied...])
    return result
  }

  private static func reference(_ text: [UInt8], at sign: Int, escape: UInt8?) -> (value: UInt32, end: Int)? {
    // In a TEXT value the semicolon has its backslash.
    var isEscaped = false
    let found = CharacterReferences.read(at: sign) { at in
      guard at < text.count else { return nil }
      isEscaped = text[at] == escape && at + 1 < text.count && text[at + 1] == 0x3B
      return isEscaped ? 0x3B : UInt32(text[at])
    }
    guard let found, found.value > 0xA0, found.value <= 0x10FFFF, !(0xD800...0xDFFF).contains(found.value) else {
      return nil
    }
    return (found.value, sign + found.length + (isEscaped ? 1 : 0))
  }
}
