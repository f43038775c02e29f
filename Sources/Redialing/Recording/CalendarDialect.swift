import Calendars

/// Whose calendar it is, as reports name it. Says how a file was made, so that its oddities surprise nobody; no rule hangs on
/// the name.
enum CalendarDialect {
  /// Words of PRODID in lower case; the first that occurs decides.
  private static let products: [(word: String, name: String)] = [
    ("libpst", "readpst"), ("exchange", "exchange"), ("microsoft cdo", "exchange"), ("outlook", "outlook"),
    ("google", "google"), ("apple", "apple"), ("mac os x", "apple"), ("ical 4", "apple"), ("zimbra", "zimbra"),
    ("lotus", "domino"), ("domino", "domino"), ("hcl", "domino"), ("mozilla", "thunderbird"), ("kerio", "kerio"),
    ("nextcloud", "nextcloud"), ("sabre", "sabredav"), ("zoom", "zoom"), ("ximian", "evolution"),
    ("evolution", "evolution"), ("k desktop environment", "kde"), ("korganizer", "kde"),
  ]

  /// Nil for one that is like any other.
  static func name(of component: Component) -> String? {
    if component.isVersion1 { return "vcalendar-1.0" }
    guard let product = component.productID else { return nil }
    let text = String(decoding: product, as: UTF8.self).lowercased()
    return products.first { text.contains($0.word) }?.name
  }
}
