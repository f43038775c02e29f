/// What a URL is for, decided by scheme, host and path: each vendor's folder reads its own.
struct LinkReading: Sendable {
  var role = LinkRole.other
  var vendor: VendorName?
  var identity = ConferenceIdentity()

  init(role: LinkRole = .other, vendor: VendorName? = nil, keys: [String] = []) {
    self.role = role
    self.vendor = vendor
    identity = ConferenceIdentity(keys: keys)
  }

  init(_ target: LinkTarget) {
    switch target.scheme {
    case "http", "https":
      guard !target.host.isEmpty else { return }
      for read in LinkReading.readers {
        if let reading = read(target) {
          self = reading
          return
        }
      }
    case "tel", "callto": role = .telephone
    case "mailto", "sip", "sips": role = .mail
    case "conf": self = TeamsLinks.readConf(target) ?? SkypeLinks.readConf(target) ?? LinkReading()
    default: break
    }
  }

  private static let readers = VendorRegistry.all.map(\.readLink)
}
