#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One iconv descriptor. Strict: neither `//TRANSLIT` nor `//IGNORE`, which replace or drop characters.
struct Converter: ~Copyable {
  enum Outcome: Equatable {
    /// All input was read.
    case done
    /// The input at the new position is no character.
    case illegal
    /// The input ends inside a character.
    case truncated
    /// The output is full.
    case full
  }

  private let descriptor: iconv_t

  /// - Returns: nil where iconv does not know one of the names.
  init?(from source: String, to target: String) {
    let opened = iconv_open(target, source)
    // iconv_open says (iconv_t)-1.
    if opened == iconv_t(bitPattern: -1) { return nil }
    guard let opened else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// Converts from `position` on, which moves behind what was read; adds at most `room` bytes to `output`.
  func convert(
    _ input: UnsafeRawBufferPointer, _ position: inout Int, end: Int, into output: inout [UInt8], room: Int
  ) -> Outcome {
    guard let base = input.baseAddress, position < end else { return .done }
    var outcome = Outcome.done
    let start = position
    let produced = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var source: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(
        mutating: base.advanced(by: start).assumingMemoryBound(to: CChar.self))
      var left = end - start
      var free = room
      buffer.withMemoryRebound(to: CChar.self) { chars in
        var target = chars.baseAddress
        if iconv(descriptor, &source, &left, &target, &free) == -1 { outcome = Self.failure() }
      }
      position = end - left
      count = room - free
    }
    output += produced
    return outcome
  }

  /// Writes what is held back, a reset sequence or a pending character, and returns to the initial state.
  func flush(into output: inout [UInt8]) {
    output += [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      var free = 16
      buffer.withMemoryRebound(to: CChar.self) { chars in
        var target = chars.baseAddress
        _ = iconv(descriptor, nil, nil, &target, &free)
      }
      count = 16 - free
    }
  }

  private static func failure() -> Outcome {
    switch errno {
    case E2BIG: .full
    case EINVAL: .truncated
    default: .illegal
    }
  }
}
