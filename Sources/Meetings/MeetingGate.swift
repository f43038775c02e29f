extension BlockReader {
  /// Whether it is worth reading lines out of a body at all. Exact: a body that this turns away holds no block. Linear, reads
  /// each byte about once.
  ///
  /// The bytes are those of `MeetingText.init(plain:)` or of an HTML source, charset and transfer encoding taken off.
  public static func mayHoldBlock(_ bytes: [UInt8], in range: Range<Int>, hints: Hints = Hints()) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard range.lowerBound >= 0, range.upperBound <= buffer.count else { return false }
      return MeetingGate(bytes: UnsafeBufferPointer(rebasing: buffer[range])).isOpen(
        hasHints: !hints.conferenceValues.isEmpty, words: hints.templates.map(\.gateWord))
    }
  }

  public static func mayHoldBlock(_ bytes: [UInt8], hints: Hints = Hints()) -> Bool {
    mayHoldBlock(bytes, in: 0..<bytes.count, hints: hints)
  }
}

/// Every block holds a link, and the link's host is a vendor's, a link rewriter's, or there is something that vouches for a
/// Skype for Business server: a fence, a marker, the twin's parameter, Outlook's anchor.
private struct MeetingGate {
  let bytes: UnsafeBufferPointer<UInt8>

  private static let hosts: [StaticString] =
    VendorRegistry.all.flatMap(\.hostWords) + ["safelinks", "urldefense", "r.office.microsoft.com"]
  private static let paths = VendorRegistry.all.flatMap(\.paths)

  /// - Parameter words: each opens the gate where there is a link.
  func isOpen(hasHints: Bool, words: [[UInt8]]) -> Bool {
    var hasLink = false
    var index = 0
    while let found = nextLink(from: index) {
      hasLink = true
      if hasHints || isKnown(at: found) { return true }
      index = found
    }
    return hasLink && (vouchesForSkype() || words.contains { bytes.range(of: $0) != nil })
  }

  /// Behind the next `://`.
  private func nextLink(from start: Int) -> Int? {
    var index = start
    while index + 2 < bytes.count {
      if bytes[index + 2] != 0x2F {
        index += bytes[index + 2] == 0x3A ? 2 : 3
      } else if bytes[index] == 0x3A, bytes[index + 1] == 0x2F {
        return index + 3
      } else {
        index += 1
      }
    }
    return nil
  }

  /// The authority is short; what is longer than 300 bytes is no host.
  private func isKnown(at start: Int) -> Bool {
    let authority = bytes[start..<min(start + 300, bytes.count)].prefix { byte in
      byte > 0x20 && byte != 0x2F && byte != 0x3F && byte != 0x23 && byte != 0x3C && byte != 0x3E && byte != 0x5C
    }
    if Self.hosts.contains(where: { authority.contains(caseless: $0) }) { return true }
    let path = bytes[authority.endIndex...].prefix(40)
    return Self.paths.contains { path.starts(caseless: $0) }
  }

  private func vouchesForSkype() -> Bool {
    var run = 0
    for (index, byte) in bytes.enumerated() {
      run = byte == 0x2E ? run + 1 : 0
      if run >= FenceReading.minimum { return true }
      switch byte {
      case 0x21 where index > 0 && bytes[index - 1] == 0x5B: return true  // [!
      case 0x3D where index >= 2 && index + 1 < bytes.count:  // sl=1
        if bytes[index - 1] | 0x20 == 0x6C, bytes[index - 2] | 0x20 == 0x73, bytes[index + 1] == 0x31 { return true }
      case 0x4A where bytes[index...].starts(with: "JoinLink".utf8): return true
      default: continue
      }
    }
    return false
  }
}
