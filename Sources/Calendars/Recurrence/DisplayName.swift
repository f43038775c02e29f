/// A zone as Windows and Outlook show it to people: `(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna`,
/// `(GMT-08:00) Pacific Time (US & Canada); Tijuana`.
struct DisplayName {
  /// Zones of the first place in the list that is known, in order of preference.
  let zones: [TimeZoneName.Candidate]

  /// - Parameter key: the name in lower case.
  init(_ key: String) {
    var places = Substring(key)
    // The offset is left aside: it is the one of the year in which the label was made, and the place says it better.
    if key.hasPrefix("("), let end = key.firstIndex(of: ")") { places = key[key.index(after: end)...] }
    zones =
      places.split(whereSeparator: { $0 == "," || $0 == ";" }).lazy
      .compactMap { WindowsPlaces.zones[Self.trimmed($0)] }
      .first?.map { .identifier($0) } ?? []
  }

  private static func trimmed(_ place: Substring) -> String {
    place.split(separator: " ").joined(separator: " ")
  }
}
