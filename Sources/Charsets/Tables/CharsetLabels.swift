extension Charset {
  /// - Parameter key: a label in lower case.
  static func named(_ key: String) -> Charset? {
    labels[key].map { all[$0] }
  }

  /// Label to index into `all`.
  private static let labels: [String: Int] = {
    var labels: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
      labels[row.0] = index
      for label in row.2.split(separator: " ") { labels[String(label)] = index }
    }
    return labels
  }()

  private static let all: [Charset] = rows.map { Charset(name: $0.0, coding: $0.1) }

  /// Canonical name, coding, further labels: those of the WHATWG Encoding standard and IANA, and those that mail programs
  /// are known to write. Where WHATWG folds a label into a larger Windows code page (`us-ascii`, `iso-8859-1`, `iso-8859-9`)
  /// this table does not: new text must be readable under the label as it stands.
  private static let rows: [(String, Coding, String)] = [
    ("utf-8", .utf8, "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-mac cp65001 65001"),
    (
      "us-ascii", .ascii,
      "ascii us ansi_x3.4-1968 ansi_x3.4-1986 iso-ir-6 iso646-us iso_646.irv:1991 ibm367 cp367 csascii 7bit ascii-us"
    ),
    (
      "iso-8859-1", .singleByte("ISO-8859-1"),
      "iso8859-1 iso_8859-1 iso88591 iso_8859-1:1987 iso-ir-100 latin1 l1 ibm819 cp819 csisolatin1 iso8859_1 iso-8859_1 latin-1"
    ),
    (
      "iso-8859-2", .singleByte("ISO-8859-2"),
      "iso8859-2 iso_8859-2 iso88592 iso_8859-2:1987 iso-ir-101 latin2 l2 csisolatin2 iso8859_2"
    ),
    (
      "iso-8859-3", .singleByte("ISO-8859-3"),
      "iso8859-3 iso_8859-3 iso88593 iso_8859-3:1988 iso-ir-109 latin3 l3 csisolatin3"
    ),
    (
      "iso-8859-4", .singleByte("ISO-8859-4"),
      "iso8859-4 iso_8859-4 iso88594 iso_8859-4:1988 iso-ir-110 latin4 l4 csisolatin4"
    ),
    (
      "iso-8859-5", .singleByte("ISO-8859-5"),
      "iso8859-5 iso_8859-5 iso88595 iso_8859-5:1988 iso-ir-144 cyrillic csisolatincyrillic"
    ),
    (
      "iso-8859-6", .singleByte("ISO-8859-6"),
      """
      iso8859-6 iso_8859-6 iso88596 iso_8859-6:1987 iso-ir-127 arabic asmo-708 ecma-114 csisolatinarabic iso-8859-6-e \
      iso-8859-6-i csiso88596e csiso88596i
      """
    ),
    (
      "iso-8859-7", .singleByte("ISO-8859-7"),
      """
      iso8859-7 iso_8859-7 iso88597 iso_8859-7:1987 iso-ir-126 greek greek8 ecma-118 elot_928 sun_eu_greek \
      csisolatingreek
      """
    ),
    (
      "iso-8859-8", .singleByte("ISO-8859-8"),
      """
      iso8859-8 iso_8859-8 iso88598 iso_8859-8:1988 iso-ir-138 hebrew visual csisolatinhebrew iso-8859-8-e csiso88598e \
      iso-8859-8-i csiso88598i logical
      """
    ),
    (
      "iso-8859-9", .singleByte("ISO-8859-9"),
      "iso8859-9 iso_8859-9 iso88599 iso_8859-9:1989 iso-ir-148 latin5 l5 csisolatin5"
    ),
    (
      "iso-8859-10", .singleByte("ISO-8859-10"),
      "iso8859-10 iso_8859-10 iso885910 iso-ir-157 latin6 l6 csisolatin6"
    ),
    ("iso-8859-11", .singleByte("ISO-8859-11"), "iso8859-11 iso885911"),
    ("iso-8859-13", .singleByte("ISO-8859-13"), "iso8859-13 iso_8859-13 iso885913 latin7 l7"),
    ("iso-8859-14", .singleByte("ISO-8859-14"), "iso8859-14 iso_8859-14 iso885914 latin8 l8"),
    (
      "iso-8859-15", .singleByte("ISO-8859-15"),
      "iso8859-15 iso_8859-15 iso885915 latin9 latin-9 l9 csisolatin9 iso8859_15"
    ),
    ("iso-8859-16", .singleByte("ISO-8859-16"), "iso8859-16 iso_8859-16 iso885916 latin10 l10"),
    ("windows-1250", .singleByte("CP1250"), "cp1250 x-cp1250 win-1250 cp-1250 1250"),
    ("windows-1251", .singleByte("CP1251"), "cp1251 x-cp1251 win-1251 cp-1251 1251"),
    ("windows-1252", .singleByte("CP1252"), "cp1252 x-cp1252 win-1252 cp-1252 1252 x-ansi ansi"),
    ("windows-1253", .singleByte("CP1253"), "cp1253 x-cp1253 win-1253 cp-1253 1253"),
    ("windows-1254", .singleByte("CP1254"), "cp1254 x-cp1254 win-1254 cp-1254 1254"),
    ("windows-1255", .singleByte("CP1255"), "cp1255 x-cp1255 win-1255 cp-1255 1255"),
    ("windows-1256", .singleByte("CP1256"), "cp1256 x-cp1256 win-1256 cp-1256 1256"),
    ("windows-1257", .singleByte("CP1257"), "cp1257 x-cp1257 win-1257 cp-1257 1257"),
    ("windows-1258", .singleByte("CP1258"), "cp1258 x-cp1258 win-1258 cp-1258 1258"),
    ("windows-874", .singleByte("CP874"), "cp874 dos-874 x-cp874 ms874"),
    ("tis-620", .singleByte("TIS-620"), "tis620 tis620.2533 tis620-0 tis-620-2533"),
    ("koi8-r", .singleByte("KOI8-R"), "koi8r koi8 koi cskoi8r koi8_r"),
    ("koi8-u", .singleByte("KOI8-U"), "koi8u koi8-ru"),
    ("ibm437", .singleByte("CP437"), "cp437 cp-437 437 cspc8codepage437"),
    ("ibm850", .singleByte("CP850"), "cp850 cp-850 850 cspc850multilingual"),
    ("ibm852", .singleByte("CP852"), "cp852 cp-852 852 cspcp852"),
    ("ibm855", .singleByte("CP855"), "cp855 cp-855 855"),
    ("ibm857", .singleByte("CP857"), "cp857 cp-857 857"),
    ("ibm858", .singleByte("CP858"), "cp858 cp-858 858 pc-multilingual-850+euro"),
    ("ibm866", .singleByte("CP866"), "cp866 cp-866 866 csibm866"),
    ("macintosh", .singleByte("MACINTOSH"), "mac x-mac-roman csmacintosh macroman"),
    ("x-mac-cyrillic", .singleByte("MAC-CYRILLIC"), "x-mac-ukrainian mac-cyrillic"),
    ("viscii", .singleByte("VISCII"), "viscii1.1-1 csviscii"),
    ("shift_jis", .multibyte("CP932", narrow: "SHIFT_JIS"), "shift-jis sjis x-sjis ms_kanji csshiftjis"),
    ("windows-31j", .multibyte("CP932", narrow: nil), "cp932 ms932 windows-932 cswindows31j"),
    ("euc-jp", .multibyte("EUC-JP-MS", narrow: "EUC-JP"), "eucjp x-euc-jp x-euc ujis cseucpkdfmtjapanese"),
    (
      "iso-2022-jp", .iso2022JP,
      "csiso2022jp iso-2022-jp-1 iso-2022-jp-ms cp50220 cp50221 cp50222 jis x-iso-2022-jp iso2022-jp iso2022jp"
    ),
    (
      "gb2312", .multibyte("GB18030", narrow: "GB2312"),
      "gb_2312-80 gb_2312 csgb2312 csiso58gb231280 chinese iso-ir-58 euc-cn euccn gb2312-80"
    ),
    ("gbk", .multibyte("GB18030", narrow: "GBK"), "x-gbk cp936 ms936 windows-936"),
    ("gb18030", .multibyte("GB18030", narrow: nil), "gb-18030 gb18030-2000"),
    ("big5", .multibyte("CP950", narrow: "BIG5"), "big-5 csbig5 cn-big5 x-x-big5 cp950 windows-950 big5-eten"),
    ("big5-hkscs", .multibyte("BIG5-HKSCS", narrow: nil), "big5hkscs"),
    (
      "euc-kr", .multibyte("CP949", narrow: "EUC-KR"),
      "euckr cseuckr korean iso-ir-149 ksc5601 ksc_5601 ks_c_5601-1989 ks_c_5601"
    ),
    // Windows' own label of its code page 949; written no wider than others read it.
    ("ks_c_5601-1987", .multibyte("CP949", narrow: "EUC-KR"), "csksc56011987"),
    ("cp949", .multibyte("CP949", narrow: nil), "uhc windows-949 ms949 x-windows-949"),
    ("johab", .multibyte("JOHAB", narrow: nil), "cp1361 ms1361 x-johab"),
    ("utf-16", .utf16(order: .marked), "utf16 csutf16 ucs-2 unicode iso-10646-ucs-2 csunicode"),
    ("utf-16le", .utf16(order: .little), "utf16le csutf16le utf-16-le unicodelittle ucs-2le"),
    ("utf-16be", .utf16(order: .big), "utf16be csutf16be utf-16-be unicodefffe unicodebig ucs-2be"),
    ("utf-32", .stateful("UTF-32"), "utf32 ucs-4 iso-10646-ucs-4"),
    ("utf-32le", .stateful("UTF-32LE"), "utf32le ucs-4le"),
    ("utf-32be", .stateful("UTF-32BE"), "utf32be ucs-4be"),
    ("utf-7", .stateful("UTF-7"), "utf7 unicode-1-1-utf-7 csunicode11utf7 x-unicode-2-0-utf-7"),
    ("iso-2022-jp-2", .stateful("ISO-2022-JP-2"), "csiso2022jp2"),
    ("iso-2022-kr", .stateful("ISO-2022-KR"), "csiso2022kr"),
    ("iso-2022-cn", .stateful("ISO-2022-CN"), "csiso2022cn iso-2022-cn-ext"),
  ]
}
