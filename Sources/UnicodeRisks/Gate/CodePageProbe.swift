/// Could this text be UTF-8 that was read in another code page? Real text settles it within its first few characters.
enum CodePageProbe {
  static func mayBeMisread(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    guard index < bytes.count else { return false }
    return CodePage.all.contains { mayBe($0, bytes, from: index) }
  }

  /// Stops at the first character that does not fit; one that fits eight times over is worth a closer look.
  private static func mayBe(_ page: CodePage, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Bool {
    var index = start
    var feed = UTF8Feed()
    var sequences = 0
    while index < bytes.count {
      guard
        case .scalar(let scalar, let length) = UTF8Sequence.read({
          index + $0 < bytes.count ? bytes[index + $0] : nil
        })
      else { return false }
      index += length
      if scalar < 0x80 {
        if !feed.isIdle { return false }
        continue
      }
      guard !feed.isIdle || page.mayBegin(with: scalar), let code = page.code(of: scalar) else { return false }
      if code > 0xFF {
        switch feed.take(UInt8(code >> 8)) {
        case .invalid: return false
        case .scalar: sequences += 1
        case .incomplete: break
        }
      }
      switch feed.take(UInt8(code & 0xFF)) {
      case .invalid: return false
      case .scalar: sequences += 1
      case .incomplete: break
      }
      if sequences >= 8 { return true }
    }
    return feed.isIdle && sequences >= 3
  }
}
