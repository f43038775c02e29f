/// The places in the names that Windows and Outlook show (`(UTC+01:00) Amsterdam, Berlin, ...`), and their zones.
enum WindowsPlaces {
  /// Place in lower case, to IANA names in order of preference.
  static let zones: [String: [String]] = Dictionary(
    WindowsZones.rows.flatMap { row in row.places.map { ($0, row.zones) } } + others.map { ($0.key, [$0.value]) },
    uniquingKeysWith: { first, _ in first })

  /// Places of older Windows and Outlook versions, and other spellings of today's: our own list.
  private static let others: [String: String] = [
    "tijuana": "America/Tijuana",
    "pacific time": "America/Los_Angeles",
    "mountain time": "America/Denver",
    "central time": "America/Chicago",
    "eastern time": "America/New_York",
    "atlantic time": "America/Halifax",
    "midway island": "Pacific/Pago_Pago",
    "buenos aires": "America/Argentina/Buenos_Aires",
    "brasília": "America/Sao_Paulo",
    "brazilia": "America/Sao_Paulo",
    "nuuk": "America/Nuuk",
    "cape verde is.": "Atlantic/Cape_Verde",
    "greenwich mean time": "Europe/London",
    "greenwich mean time : dublin": "Europe/London",
    "western europe": "Europe/Berlin",
    "rom": "Europe/Berlin",
    "kiev": "Europe/Kyiv",
    "e. europe": "Europe/Chisinau",
    "minsk": "Europe/Minsk",
    "port-louis": "Indian/Mauritius",
    "calcutta": "Asia/Kolkata",
    "rangoon": "Asia/Yangon",
    "almaty": "Asia/Almaty",
    "beijing time": "Asia/Shanghai",
    "ulaan bataar": "Asia/Ulaanbaatar",
    "yekaterinburg": "Asia/Yekaterinburg",
    "kamchatka": "Asia/Kamchatka",
    "marshall is.": "Pacific/Majuro",
    "caucasus standard time": "Asia/Yerevan",
  ]
}
