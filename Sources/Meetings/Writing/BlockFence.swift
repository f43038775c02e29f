/// Lines that mark where a block begins, ends or divides (facts: Teams 80 and 32 underscores, Skype for Business 137 dots).
enum BlockFence {
  static let rule = String(repeating: "_", count: 32)

  static func fence(of vendor: VendorName) -> String {
    switch vendor {
    case .skypeForBusiness: dots
    case .googleMeet: meet
    default: underscores
    }
  }

  private static let dots = String(repeating: ".", count: 137)
  private static let underscores = String(repeating: "_", count: 80)
  /// 87 characters, the same at both ends.
  private static let meet = "-::~:~::~" + String(repeating: ":~", count: 35) + "::~:~::-"
}
