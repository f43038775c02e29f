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

  /// The most bytes that one call adds.
  static let largestRoom = 4096

  private let descriptor: iconv_t
  /// Where iconv writes: one for all calls, since many convert a single character.
  private let window: UnsafeMutableBufferPointer<CChar>
  /// glibc's CP949 has no character for A2E8, passes it over, and calls what follows it illegal.
  private let passesOver: Bool

  /// - Returns: nil where iconv does not know one of the names.
  init?(from source: String, to target: String) {
    let opened = iconv_open(target, source)
    // iconv_open says (iconv_t)-1.
    if opened == iconv_t(bitPattern: -1) { return nil }
    guard let opened else { return nil }
    descriptor = opened
    passesOver = source == "CP949"
    window = .allocate(capacity: Self.largestRoom)
  }

  deinit {
    iconv_close(descriptor)
    window.deallocate()
  }

  /// Converts from `position` on, which moves behind what was read; adds at most `room` bytes to `output`.
  func convert(
    _ input: UnsafeRawBufferPointer, _ position: inout Int, end: Int, into output: inout [UInt8], room: Int
  ) -> Outcome {
    guard let base = input.baseAddress, position < end else { return .done }
    var outcome = Outcome.done
    var source: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(
      mutating: base.advanced(by: position).assumingMemoryBound(to: CChar.self))
    var left = end - position
    let room = min(room, Self.largestRoom)
    var free = room
    var target = window.baseAddress
    if iconv(descriptor, &source, &left, &target, &free) == -1 { outcome = Self.failure() }
    let start = position
    position = end - left
    if passesOver, outcome == .illegal, position - start >= 2, input[position - 2] == 0xA2, input[position - 1] == 0xE8
    {
      position -= 2
    }
    append(room - free, to: &output)
    return outcome
  }

  /// Writes what is held back, a reset sequence or a pending character, and returns to the initial state.
  func flush(into output: inout [UInt8]) {
    var free = Self.largestRoom
    var target = window.baseAddress
    _ = iconv(descriptor, nil, nil, &target, &free)
    append(Self.largestRoom - free, to: &output)
  }

  private func append(_ count: Int, to output: inout [UInt8]) {
    guard count > 0 else { return }
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(window)[..<count]))
  }

  private static func failure() -> Outcome {
    switch errno {
    case E2BIG: .full
    case EINVAL: .truncated
    default: .illegal
    }
  }
}
