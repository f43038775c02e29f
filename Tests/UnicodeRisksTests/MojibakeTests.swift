import Testing

@testable import UnicodeRisks

struct MojibakeTests {
  static let texts = [
    "Wir grüßen aus Lübeck und wünschen schöne Tage.",
    "C’est l’été à Genève : déjà prévu, naïf et sûr.",
    "Miksi Öljymäki myöhästyi? Hän söi päivällistä.",
    "Ødegård så på en ø i Ålesund.",
    "Łukasz je żółty ser w Łodzi.",
    "Příští schůze bude v úterý večer.",
    "Yarın öğleden sonra İzmir’de buluşalım.",
    "Завтра обед в новом кафе.",
    "Το μεσημέρι τρώμε έξω.",
    "ארוחת צהריים מחר",
    "الغداء غدا في المطعم",
    "明日の昼食は新しい店で。",
    "明天中午在新餐厅吃饭。",
    "내일 점심은 새 식당에서.",
    "พรุ่งนี้กินข้าวกลางวัน",
    "Lunch 🍜 tomorrow 🎈",
  ]

  @Test("UTF-8 read as windows-1252 is found and repaired", arguments: texts)
  func once(_ text: String) {
    let risks = Ask.text(readAs1252(text))
    #expect(risks.codes == ["U103"])
    #expect(risks.repairs == [text])
  }

  @Test("UTF-8 read as ISO 8859-1 is found and repaired", arguments: texts)
  func latin1(_ text: String) {
    let risks = Ask.text(readAsLatin1(text))
    #expect(risks.codes == ["U103"])
    #expect(risks.repairs == [text])
  }

  @Test("Two and three readings are one finding", arguments: texts)
  func several(_ text: String) {
    let twice = Ask.text(readAs1252(readAs1252(text)))
    #expect(twice.codes == ["U104"] && twice.repairs == [text])
    let thrice = Ask.text(readAs1252(readAs1252(readAs1252(text))))
    #expect(thrice.codes == ["U104"] && thrice.repairs == [text])
  }

  @Test("Proper text is left alone, in capitals and in quotes too", arguments: texts)
  func clean(_ text: String) {
    for variant in [text, text.uppercased(), "“\(text)”", "„\(text)“", "«\u{A0}\(text)\u{A0}»", text + "…"] {
      #expect(Ask.text(variant).isEmpty, "\(variant)")
    }
  }

  @Test(
    "Capitals beside signs are no mojibake",
    arguments: [
      "Ä–Ö, Ü…", "Buchstaben Ä–Z", "Noten Ä—B!", "KIELÂLÂŠ, Anarâškielâ", "IRMÃ” – “IRMû", "CAFÉ™ Ä–Ö",
      "„SPASS“ MENÜ“ Ä®", "ĐÃ XONG, “ngã” rồi, mã®",
      "L’ÎLE, « NAÏF », ½ ¿ ï", "¿½ o ¼? ¡AÑO!", "ROMÃ; MAÇÃ; Ã", "hâlâ, “ÂLÂ”",
    ])
  func capitals(_ text: String) {
    #expect(Ask.text(text).isEmpty)
    #expect(Ask.property(text.replacing(",", with: "\\,").replacing(";", with: "\\;")).isEmpty)
  }

  @Test(
    "Short words are certain where the neighbours say so",
    arguments: ["übrig", "détail", "Łódź", "Åre", "35 °C", "İzmir", "it’s", "€ 7", "a – b", "🎈"])
  func short(_ text: String) {
    #expect(Ask.text(readAs1252(text)).repairs == [text])
  }

  @Test(
    "Capitals before closing signs are words",
    arguments: [
      "„Fraß“ und „Spieß“", "AMANHÃ” OU “IRMÔ", "CAFÉ™ und NESTLÉ®", "MENÜ“", "10 Å–12 Å", "HÂLÂ”", "« réglé »",
      "Strauß’s",
      "Das kostet 5 €…", "við höfum bað“ í dag",
    ])
  func guards(_ text: String) {
    #expect(Ask.text(text).isEmpty)
  }

  @Test(
    "UTF-8 read in another code page is repaired where one page alone explains it",
    arguments: [
      ("РџСЂРёРІРµС‚ РІСЃРµРј", "Привет всем"),
      ("PĹ™Ă­ĹˇtĂ­ schĹŻze", "Příští schůze"),
      ("Gr√º√üe aus K√∂ln", "Grüße aus Köln"),
      ("M├╝nchen gr├╝├ƒt", "München grüßt"),
      ("鎴戜滑鏄庡ぉ瑙侀潰", "我们明天见面"),
    ])
  func otherPages(_ misread: String, _ text: String) {
    let risks = Ask.text(misread)
    #expect(risks.codes == ["U105"])
    #expect(risks.repairs == [text])
  }

  @Test("Where two code pages yield different texts no repair is certain")
  func ambiguous() {
    // In windows-1250 and ISO 8859-2 these characters stand for different bytes.
    let risks = Ask.text("maĂąana, EspaĂąa, niĂąo")
    #expect(risks.codes == ["U105"])
    #expect(risks.repairs.isEmpty)
  }

  @Test("C1 controls become the windows-1252 characters they were")
  func controls() {
    let risks = Ask.text("Anna\u{92}s \u{93}plan\u{94} \u{96} 5 \u{80}")
    #expect(risks.codes == ["U107"])
    #expect(risks.repairs == ["Anna’s “plan” – 5 €"])
    #expect(Ask.text("x\u{81}y").repairs.isEmpty)
  }

  @Test("Another charset read as windows-1252 is suspicious and never repaired")
  func legacy() {
    let risks = Ask.text("Çàâòðà îáåä â íîâîì êàôå")
    #expect(risks.codes == ["U303"])
    #expect(risks.repairs.isEmpty)
    for list in ["äöüßÄÖÜ", "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ", "áéíóúñ", "Sonderzeichen: ÄÖÜ äöü"] { #expect(Ask.text(list).isEmpty) }
  }

  @Test("Half a pair and question marks for letters are suspicious")
  func lost() {
    #expect(Ask.text("dÃ©jÃ  vu").codes == ["U103", "U301"])
    #expect(Ask.text("dÃ©jÃ  vu").repairs.isEmpty)
    #expect(Ask.text("Sch?ne Gr??e").codes == ["U302"])
    #expect(Ask.text("???????? ?? ?????").codes == ["U302"])
    for text in ["Ready?Yes", "a?b:c", "https://shop.example/p?q=1", "Room: ????", "really?! no??"] {
      #expect(Ask.text(text).isEmpty, "\(text)")
    }
  }
}
