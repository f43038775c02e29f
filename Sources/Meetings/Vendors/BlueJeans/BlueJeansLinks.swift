/// Links of BlueJeans Meetings: `bluejeans.com/<number>[/<passcode>]`, and rooms by name.
enum BlueJeansLinks {
  static func read(_ target: LinkTarget) -> LinkReading? {
    guard target.isHost(in: "bluejeans.com") else { return nil }
    guard let first = target.segments.first?.lowercased() else {
      return LinkReading(role: .vendorPage, vendor: .blueJeans)
    }
    if first == "numbers" || first == "premium-numbers" {
      return LinkReading(role: .localNumbers, vendor: .blueJeans)
    }
    // `bluejeans.com/111` is everybody's, to test with.
    guard let number = meetingNumber(target) else { return LinkReading(role: .help, vendor: .blueJeans) }
    return LinkReading(role: .join, vendor: .blueJeans, keys: ["bluejeans:" + number])
  }

  static func meetingNumber(_ target: LinkTarget) -> String? {
    guard let first = target.segments.first, (6...12).contains(first.utf8.count), first.utf8.allSatisfy(ASCII.isDigit)
    else { return nil }
    return first
  }
}
