import Testing

@testable import UnicodeRisks

struct ResidueTests {
  @Test("Quoted-printable left in text is decoded, the whole of it where all of it is")
  func quotedPrintable() {
    #expect(Ask.text("Gr=C3=BC=C3=9Fe =3D Gru=C3=9F").repairs == ["Grüße = Gruß"])
    #expect(Ask.text("a=b, Gr=C3=BC=C3=9Fe").repairs == ["a=b, Grüße"])
    for text in ["E=mc2; x=20", "=A0", "id=C3"] { #expect(Ask.text(text).isEmpty) }
  }

  @Test("A decoded comma is escaped again in a calendar value")
  func escaping() {
    let risks = Ask.property("=?utf-8?Q?Gr=C3=BC=C3=9Fe=2C_Jan?=")
    #expect(risks.codes == ["U113"])
    #expect(risks.repairs == [#"Grüße\, Jan"#])
  }

  @Test("An encoded-word that does not decode is found, not repaired")
  func brokenWord() {
    let risks = Ask.text("=?utf-8?B?w6k=?= =?x-none?B?w6k=?=")
    #expect(risks.codes == ["U113"])
    #expect(risks.repairs.isEmpty)
  }

  @Test("UTF-16 read byte by byte, in both orders")
  func wide() {
    #expect(Ask.text("L\0u\0n\0c\0h\0").repairs == ["Lunch"])
    #expect(Ask.text("\0L\0u\0n\0c\0h").repairs == ["Lunch"])
    #expect(Ask.text("a\0b").codes == ["U305"])
  }

  @Test("UTF-16 with its mark under a UTF-8 label")
  func wideWithMark() {
    let bytes: [UInt8] = [0xFF, 0xFE] + "Grüße".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let risks = Ask.bytes(bytes, charset: "utf-8")
    #expect(risks.codes == ["U115"])
    #expect(risks.repairs == ["Grüße"])
  }

  @Test("ISO-2022-JP with and without its escapes; a price is none")
  func japanese() {
    #expect(Ask.text("\u{1B}$BCk?)\u{1B}(B at noon").repairs == ["昼食 at noon"])
    #expect(Ask.text("$BCk?)(B at noon").repairs == ["昼食 at noon"])
    for text in ["$B(new) and $5B", "$Billing (Base)"] { #expect(Ask.text(text).isEmpty) }
  }

  @Test("UTF-7 is suspicious; words and numbers between plus and hyphen are not")
  func utf7() {
    #expect(Ask.text("Gr+APwA3w-e").codes == ["U118"])
    for text in ["+120-555", "C+ or A+B-", "+tag-to-be", "+GST-free"] { #expect(Ask.text(text).isEmpty, "\(text)") }
  }

  @Test("Escapes put on twice lose one layer")
  func escapes() {
    #expect(Ask.property(#"Raum 7\\\, Lübeck\\\; oben"#).repairs == [#"Raum 7\, Lübeck\; oben"#])
    #expect(Ask.property(#"Eins.\\nZwei.\\nDrei."#).repairs == [#"Eins.\nZwei.\nDrei."#])
    // A bare comma says that one of the two layers is not whole.
    #expect(Ask.property(#"a\\\, b, c"#).codes == ["U114"])
    #expect(Ask.property(#"a\\\, b, c"#).repairs.isEmpty)
    // A list of odd names, and a value cut behind a backslash.
    for value in [#"A\,\\,\,\\\,B"#, #"Melbourne "\\\,"#] { #expect(Ask.property(value).isEmpty) }
    for value in [#"C:\\new\\notes"#, #"\\\\server\\notes"#, #"once\, only\nhere"#, #"¯\\_(ツ)_/¯"#] {
      #expect(Ask.property(value).isEmpty, "\(value)")
    }
  }
}
