import Testing

@testable import UnicodeRisks

struct GateTests {
  /// Texts with everything that a rule fires on, and with what only looks like it.
  static let samples: [String] = {
    let marks = [
      "\u{FFFD}", "\u{EF}\u{BF}\u{BD}", "\u{EF}\u{BB}\u{BF}", "\u{C3}\u{A9}", "\u{E2}\u{20AC}\u{2122}",
      "\u{F0}\u{178}\u{2DC}\u{20AC}", "\u{85}",
      "=C3=A9", "=?utf-8?B?w6k=?=", "$BCk?)(B", "\u{1B}$BCk?)\u{1B}(B", "+AOk-", "\u{C3} ", "o\u{C3}o", "M?n",
      "??? ?????", "\(character(0xFFFE))",
      "\(character(0xFDD0))", "\(character(0x1FFFE))", "\u{01}", "\u{7F}", "\u{202E}", "\u{2068}", "\u{FEFF}",
      "\u{E000}", "\u{F8FF}", "\u{F0000}", "&amp;", "&#128;",
      "&#55357;", "&amp;amp;", "&amp\\;", "&amp\\;amp\\;", "&#146\\;", "&Atilde;&copy;", "\u{301}", "e\u{301}",
      "か\u{3099}", "\u{1112}\u{1161}", "\u{2028}", "https://a.example/\u{200B}b",
      "https://a.example/\u{AD}b", "\u{E0041}", "\u{1F1E9}", "\u{627}\u{654}", "РџСЂРёРІРµС‚", "├╝├ƒ├╝", "‚Äô‚Äô‚Äô",
      "鎴戜滑鏄庡ぉ瑙侀潰", "\u{CE}\u{EE}\u{F2}\u{F7}\u{E5}\u{F2}",
      "‚à‚è‚ª‚Æ‚¤", "¤¢¤ê¤¬¤È¤¦", "<span style=font-family:Wingdings>J</span>", "\\\\,", "x\\\\ny.",
      "\\\\;", "\\\\\\,",
      "x.\\\\Ny", "\\\\\\\\n.", "v\\\\:*", "&amp;eacute;", "&amp\\;eacute\\;", "&amp;#233;", "&amp;b=2",
      "&amp;amp;b=2", "&amp;nosuchname;",
      "\u{43F}\u{457}\u{405}", "\u{951F}\u{65A4}\u{62F7}",
      "\u{5360}\u{C3D9}\u{C619}", "\u{2229}\u{2510}\u{255C}", "\u{5699}\u{8E1D}\u{856D}", "\u{10F}\u{17C}\u{2DD}",
      "\u{3BF}\u{38F}\u{BD}", "\u{D4}\u{F8}\u{3A9}",
      "\u{B4}\u{2510}\u{A2}", "\u{44F}\u{2510}\u{255C}", "\u{41E}\u{A9}\u{256B}", "\u{13C}\u{E6}\u{BD}",
      "\u{5DF}\u{BF}\u{BD}", "\u{EF}\u{61F}\u{BD}",
      "\u{E4F}\u{E1F}\u{E3D}", "\u{43F}\u{BB}\u{457}", "\u{3BF}\u{BB}\u{38F}", "\u{10F}\u{BB}\u{17C}", "\u{93E}",
      "👩\u{200D}💻", "👩\u{200D}", "\u{200D}💻", "https://a.example/👩\u{200D}💻/b", "é👩\u{200D}💻", "5M?n", "M?n5",
      "5\\nM?n", "5^nM?n", "5:M?n", "5`M?n", "5;M?n", "id:F4B7E?con", "a5/M?n",
      "plain", "ü", "я", "語", "🎈", "a=b&c=d?e",
    ]
    let frames = [
      "%", "% text behind it", "text before %", "Text um % herum", "дела % дела", "会議%会議", "a:%", "(%) \"%\"", "é%é",
      "x%%y",
    ]
    return marks.flatMap { mark in frames.map { replacing("%", in: $0, by: mark) } }
  }()

  private static func encodedWord(_ bytes: [UInt8], _ charset: String) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    let octets = bytes.flatMap { [0x3D, digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }
    return Array(" =?\(charset)?Q?".utf8) + octets + Array("?=".utf8)
  }

  private static func replacing(_ sign: Character, in text: String, by other: String) -> String {
    text.reduce(into: "") { $0 += $1 == sign ? other : String($1) }
  }

  @Test("The gate never lets a field pass that a rule fires on")
  func neverMisses() {
    for sample in Self.samples {
      let bytes = Array(sample.utf8)
      let fields = [
        RiskField(.plainText, bytes, declaredCharset: "utf-8"), RiskField(.plainText, bytes, declaredCharset: nil),
        RiskField(.plainText, bytes, declaredCharset: "windows-1252"),
        RiskField(.html, bytes, declaredCharset: "utf-8"),
        RiskField(.propertyText(.plain), bytes), RiskField(.propertyText(.html), bytes), RiskField(.headerField, bytes),
        RiskField(.contentLine(value: .plain), Array("SUMMARY:".utf8) + bytes + [0x0D, 0x0A]),
        RiskField(.contentLine(value: .opaque), Array("ATTENDEE;CN=".utf8) + bytes + Array(":mailto:a@b.example".utf8)),
      ]
      for field in fields {
        guard RiskGate.isClean(field, nextHop: nil) else { continue }
        let risks = RiskReader.examined(field, nextHop: nil)
        #expect(risks.isEmpty, "\(sample.debugDescription) \(field.context) \(risks.codes)")
      }
    }
  }

  @Test("A content line that is cleared without a look at what its value holds has nothing in it, whatever that is")
  func contentLines() {
    for sample in Self.samples {
      let (name, text) = (Array("SUMMARY;X-A=b:".utf8), Array(sample.utf8))
      for line in [name + text, name + [0x0D, 0x0A, 0x20] + text] {
        let isClean = (name + text).withUnsafeBytes { unfolded in
          line.withUnsafeBytes { RiskReader.isClean(contentLine: unfolded, folded: $0, nextHop: nil) }
        }
        guard isClean else { continue }
        for content in [.plain, .html, .opaque] as [RiskField.Content] {
          let risks = RiskReader.examined(RiskField(.contentLine(value: content), line), nextHop: nil)
          #expect(risks.isEmpty, "\(sample.debugDescription) \(content) \(risks.codes)")
        }
      }
    }
  }

  @Test("A CR is lone unless an LF follows", arguments: [0, 1, 30, 31, 32, 33, 64])
  func loneReturns(at place: Int) {
    let text = [UInt8](repeating: 0x61, count: place)
    for (line, isLone) in [("\r\n", false), ("\ra", true), ("\r", true), ("\r\r\n", true), ("\n", false)] {
      for end in ["", String(repeating: "b", count: 40)] where line != "\r" || end.isEmpty {
        #expect((text + Array((line + end).utf8)).withUnsafeBytes(RiskReader.holdsLoneReturn) == isLone)
      }
    }
  }

  @Test("Before the first suspect place no content line has anything in it")
  func firstSuspect() {
    for sample in Self.samples {
      let text = Array("BEGIN:VEVENT\r\nSUMMARY:\(sample)\r\nEND:VEVENT\r\n".utf8)
      let place = text.withUnsafeBytes { RiskReader.firstSuspect(inContentLines: $0, from: 14) }
      #expect(place >= 14)
      guard place >= text.count - 12 else { continue }
      for content in [.plain, .opaque] as [RiskField.Content] {
        let field = RiskField(.contentLine(value: content), Array(text[14..<(text.count - 12)]))
        #expect(RiskReader.examined(field, nextHop: nil).isEmpty, "\(sample.debugDescription) \(content)")
      }
    }
  }

  @Test("An emoji of several parts and the code of a meeting before its query stay with the gate")
  func everydayText() {
    for text in ["Team 👩\u{200D}💻 and 👨🏽\u{200D}🚀", "conf:sip:a@b.example\\;id:F42B785E?conversation-id=2D6"] {
      #expect(RiskGate.isClean(RiskField(.propertyText(.plain), Array(text.utf8)), nextHop: nil))
    }
  }

  @Test(
    "Word's style sheets and links with several parameters stay with the gate",
    arguments: [
      "<style>v\\\\:* {behavior:url(#default#VML)\\;}</style>", "<a href=\"https://a.example/?a=1&amp;b=2\">x</a>",
      "<a href=\"https://a.example/?a=1&amp\\;b=2\">x</a>",
    ])
  func everydayMarkup(_ html: String) {
    #expect(RiskGate.isClean(RiskField(.propertyText(.html), Array(html.utf8)), nextHop: nil))
  }

  @Test("Another charset, references and a fold inside a character take a text past the gate, and find the same")
  func sameFindings() {
    for sample in Self.samples where sample.utf8.count < 60 {
      let bytes = Array(sample.utf8)
      let numbered = sample.unicodeScalars.map { $0.isASCII ? String($0) : "&#\($0.value);" }.joined()
      let some = sample.unicodeScalars.enumerated().map {
        $0.offset % 2 == 0 || $0.element.isASCII ? String($0.element) : "&#\($0.element.value);"
      }
      var fields = [
        RiskField(.html, Array(numbered.utf8), declaredCharset: "utf-8"),
        RiskField(.html, Array(some.joined().utf8), declaredCharset: "utf-8"),
        RiskField(.propertyText(.html), Array(numbered.replacing(";", with: "\\;").utf8)),
        RiskField(.contentLine(value: .html), Array("X-ALT-DESC:\(numbered.replacing(";", with: "\\;"))".utf8)),
        RiskField(.html, bytes, declaredCharset: "iso-2022-jp"),
        RiskField(.plainText, bytes, declaredCharset: "shift_jis"),
        RiskField(.headerField, Self.encodedWord(bytes, "utf-8")),
        RiskField(.headerField, Self.encodedWord(bytes, "windows-1252")),
      ]
      if let end = bytes.lastIndex(where: { $0 & 0xC0 == 0x80 }) {
        let folded = Array("SUMMARY:".utf8) + bytes[..<end] + [0x0D, 0x0A, 0x20] + bytes[end...] + [0x0D, 0x0A]
        fields.append(RiskField(.contentLine(value: .plain), folded))
      }
      for field in fields {
        #expect(RiskReader.risks(in: field) == RiskReader.examined(field, nextHop: nil), "\(sample.debugDescription)")
      }
    }
  }

  @Test("Folded at any place, the gate sees the same")
  func folded() {
    for sample in Self.samples where sample.utf8.count < 40 {
      let bytes = Array(("SUMMARY:" + sample).utf8)
      for cut in 9..<max(10, bytes.count) {
        let field = RiskField(
          .contentLine(value: .plain),
          Array(bytes[..<min(cut, bytes.count)]) + [0x0D, 0x0A, 0x20] + Array(bytes[min(cut, bytes.count)...]))
        guard RiskGate.isClean(field, nextHop: nil) else { continue }
        #expect(RiskReader.examined(field, nextHop: nil).isEmpty, "\(sample.debugDescription) at \(cut)")
      }
    }
  }

  @Test(
    "Ordinary text never reaches the rules",
    arguments: [
      "Lunch at noon; see https://intra.example/menu?day=1&week=2 (room 4).",
      "Schöne Grüße aus Köln – bis morgen früh!",
      "L’été à Genève, déjà prévu ; « naïf »", "Завтра обедаем в новом кафе, приходите!", "明日の昼食は新しい店で。",
      "내일 점심은 새 식당에서.", "พรุ่งนี้กินข้าว", "Lunch 🍜 tomorrow", "ארוחת צהריים מחר", "الغداء غدا في المطعم",
    ])
  func ordinary(_ text: String) {
    #expect(RiskGate.isClean(RiskField(.plainText, Array(text.utf8), declaredCharset: "utf-8"), nextHop: nil))
    #expect(RiskGate.isClean(RiskField(.propertyText(.plain), Array(text.utf8)), nextHop: nil))
  }

  @Test("What is settled 32 bytes at a time is what a look at each sign settles")
  func signs() {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D
    func next() -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33)
    }
    let alphabet: [UInt8] = Array("=?&;#$+\\a8FZg/ab 12nbsp".utf8)
    let forms: [GateScan.Form] = [.plain, .header, .escaped, .markup, .escapedMarkup]
    var (clean, caught) = (0, 0)
    for round in 0..<20_000 {
      // Few signs among letters now and then, or hardly any text would be clean.
      let rarity = 1 + round % 12
      let text = (0..<(40 + next() % 120)).map { _ in
        next() % rarity == 0 ? alphabet[next() % alphabet.count] : UInt8(0x67 + next() % 2)
      }
      let form = forms[round % forms.count]
      text.withUnsafeBytes { bytes in
        let stops = ASCIIBlock.block(for: form).stops
        let isClean = bytes.indices.allSatisfy {
          !stops[Int(bytes[$0])]
            || ASCIISigns.isPlainlyHarmless(bytes[$0], before: $0 + 1 < bytes.count ? bytes[$0 + 1] : 0x20)
            || ASCIISigns.isHarmless(bytes, at: $0, form: form)
        }
        var scan = GateScan(bytes, form: form)
        #expect(scan.run() == isClean, "\(form) \(String(decoding: text, as: UTF8.self))")
        if isClean { clean += 1 } else { caught += 1 }
      }
    }
    #expect(clean > 1_000 && caught > 1_000)
  }

  @Test("Bytes at random neither trap nor repair what does not read")
  func random() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    let interesting: [UInt8] = [
      0x3D, 0x3F, 0x5C, 0x26, 0x23, 0x3B, 0x24, 0x1B, 0x28, 0x42, 0x2B, 0x2D, 0x0D, 0x0A, 0x20, 0xC3, 0xA9, 0xED, 0xA0,
      0xE2, 0x80, 0x3C, 0x22,
    ]
    for _ in 0..<3000 {
      let bytes = (0..<Int(next() % 60)).map { _ -> UInt8 in
        let value = next()
        return value & 1 == 0
          ? interesting[Int(value >> 8) % interesting.count] : UInt8(truncatingIfNeeded: value >> 16)
      }
      let labels: [String?] = [nil, "utf-8", "iso-8859-1", "gb2312", "iso-2022-jp", "utf-16", "utf-7", "big5"]
      let label = labels[Int(next() % 8)]
      let contexts: [RiskField.Context] = [
        .plainText, .html, .headerField, .propertyText(.plain), .propertyText(.html), .contentLine(value: .plain),
        .contentLine(value: .html), .calendarStream,
      ]
      for context in contexts {
        let field = RiskField(context, bytes, declaredCharset: label)
        let risks = RiskReader.risks(in: field)
        #expect(risks == RiskReader.examined(field, nextHop: nil), "\(context) \(bytes)")
        for risk in risks {
          #expect(risk.offset >= 0 && risk.offset + risk.length <= bytes.count, "\(risk.code) \(context) \(bytes)")
          if let repair = risk.repair { #expect(String(validating: repair, as: UTF8.self) != nil) }
        }
      }
    }
  }
}
