import Calendars

/// Whose calendar it is, as reports name it. Says how a file was made, so that its oddities surprise nobody; no rule hangs on
/// the name.
enum CalendarDialect {
  /// Words of PRODID in lower case; the first that occurs decides.
  private static let products: [(word: [UInt8], name: String)] = [
    ("libpst", "readpst"), ("exchange", "exchange"), ("microsoft cdo", "exchange"), ("outlook", "outlook"),
    ("google", "google"), ("apple", "apple"), ("mac os x", "apple"), ("ical 4", "apple"), ("zimbra", "zimbra"),
    ("lotus", "domino"), ("domino", "domino"), ("hcl", "domino"), ("mozilla", "thunderbird"), ("kerio", "kerio"),
    ("nextcloud", "nextcloud"), ("sabre", "sabredav"), ("zoom", "zoom"), ("ximian", "evolution"),
    ("evolution", "evolution"), ("k desktop environment", "kde"), ("korganizer", "kde"),
  ].map { (Array($0.0.utf8), $0.1) }

  /// Nil for one that is like any other.
  static func name(of component: Component) -> String? {
    if component.isVersion1 { return "vcalendar-1.0" }
    guard let product = component.productID else { return nil }
    let text = product.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return products.first { text.holds($0.word) }?.name
  }
}
