/// S14: a host that carries a vendor's name and is not the vendor's.
enum GenuineHosts: ProvenanceSignal {
  static let name = "imitated-host"

  static func evidence(for block: MeetingBlock, in item: ItemFacts) -> Evidence? {
    block.hostsAreGenuine ? nil : says(.unclear, "A link in the block imitates the vendor's host.")
  }
}
