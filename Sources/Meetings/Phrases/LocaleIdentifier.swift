/// Windows locale identifiers, as the end marker `[!OC([1033])!]` and `clid=1033` hold them ([MS-LCID] 2.2).
public enum LocaleIdentifier {
  /// The identifier of a BCP 47 tag; a tag without a region gets its language's first region, an unknown one nil.
  public static func lcid(ofLanguage tag: String) -> Int? {
    let lower = tag.lowercased()
    if let exact = byTag[lower] { return exact }
    guard let primary = lower.split(separator: "-").first else { return nil }
    return table.first { $0.tag.lowercased().split(separator: "-").first == primary }?.lcid
  }

  /// `1053` → `sv-SE`. Nil for identifiers that are not in the table.
  public static func language(ofLCID lcid: Int) -> String? { table.first { $0.lcid == lcid }?.tag }

  private static let byTag = Dictionary(
    table.map { ($0.tag.lowercased(), $0.lcid) }, uniquingKeysWith: { first, _ in first })

  /// Languages that Office is translated into, their most common regions first.
  private static let table: [(tag: String, lcid: Int)] = [
    ("en-US", 1033), ("en-GB", 2057), ("en-AU", 3081), ("en-CA", 4105), ("en-NZ", 5129), ("en-IE", 6153),
    ("en-ZA", 7177),
    ("en-IN", 16393), ("de-DE", 1031), ("de-CH", 2055), ("de-AT", 3079), ("fr-FR", 1036), ("fr-BE", 2060),
    ("fr-CA", 3084), ("fr-CH", 4108), ("es-ES", 3082), ("es-MX", 2058), ("es-AR", 11274), ("es-CO", 9226),
    ("it-IT", 1040), ("it-CH", 2064), ("nl-NL", 1043), ("nl-BE", 2067), ("pt-BR", 1046), ("pt-PT", 2070),
    ("sv-SE", 1053), ("sv-FI", 2077), ("da-DK", 1030), ("nb-NO", 1044), ("nn-NO", 2068), ("fi-FI", 1035),
    ("pl-PL", 1045), ("cs-CZ", 1029), ("sk-SK", 1051), ("hu-HU", 1038), ("ro-RO", 1048), ("bg-BG", 1026),
    ("hr-HR", 1050), ("sl-SI", 1060), ("et-EE", 1061), ("lv-LV", 1062), ("lt-LT", 1063), ("el-GR", 1032),
    ("tr-TR", 1055), ("ru-RU", 1049), ("uk-UA", 1058), ("he-IL", 1037), ("ar-SA", 1025), ("hi-IN", 1081),
    ("th-TH", 1054), ("vi-VN", 1066), ("id-ID", 1057), ("ms-MY", 1086), ("kk-KZ", 1087), ("ja-JP", 1041),
    ("ko-KR", 1042), ("zh-CN", 2052), ("zh-TW", 1028), ("zh-HK", 3076), ("ca-ES", 1027), ("eu-ES", 1069),
    ("gl-ES", 1110), ("is-IS", 1039),
  ]
}
