/// Organizers that rows of exports and tables name, by 64 bits of a hash: a million rows name them again and again.
struct NamedOrganizers: Sendable {
  private var hashes: Set<Int> = []

  func contains(_ address: String) -> Bool { address.has { hashes.contains(Self.hash($0)) } }

  /// - Parameter address: normalised.
  mutating func insert(_ address: String) { hashes.insert(address.has { Self.hash($0) }) }

  /// - Returns: false for an address that takes more than folding ASCII letters and taking off `sip:`.
  mutating func insert(_ address: ValueBytes) -> Bool {
    guard address.count <= 320, RowChecks.isSimpleAddress(address) else { return false }
    let hash = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 320) { scratch in
      var count = 0
      for index in RowChecks.withoutScheme(address)..<address.count {
        let byte = address[index]
        scratch[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        count += 1
      }
      return Self.hash(ValueBytes(rebasing: scratch[..<count]))
    }
    hashes.insert(hash)
    return true
  }

  private static func hash(_ address: ValueBytes) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(address))
    return hasher.finalize()
  }
}
