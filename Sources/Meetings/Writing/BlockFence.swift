/// Lines that mark where a block begins, ends or divides (facts: Teams 80 and 32 underscores).
enum BlockFence {
  static let rule = String(repeating: "_", count: 32)
  static let underscores = String(repeating: "_", count: 80)

  static func fence(of vendor: VendorName) -> String { vendor.vendor?.fence ?? underscores }
}
