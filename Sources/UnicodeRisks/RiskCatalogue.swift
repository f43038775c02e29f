/// Every code with its rule.
public enum RiskCatalogue {
  /// In the order of the codes.
  public static let entries: [RiskEntry] = rules.map { $0.entry }.sorted { $0.code < $1.code }

  /// Total: every code has an entry (a test holds it to that).
  public static func entry(for code: RiskCode) -> RiskEntry { byCode[code] ?? entries[0] }

  /// - Parameter name: `U103`, in any case.
  public static func entry(named name: String) -> RiskEntry? {
    RiskCode(rawValue: name.uppercased()).flatMap { byCode[$0] }
  }

  private static let byCode = Dictionary(entries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  private static let rules: [any RiskRule.Type] =
    textRules + [
      UTF8AsWindows1252Twice.self, SurrogateCodePoint.self, CutInsideCharacter.self, MixedEncodings.self,
      OverlongForm.self,
      LegacyLabelOnUTF8.self, LabelledUTF8ButLegacy.self, Latin1LabelOn1252.self, NoCharset.self, MetaConflict.self,
      UnknownLabel.self, LabelOfSubset.self, FoldInsideCharacter.self, LongLine.self, EncodedWordSplit.self,
      EncodedWordBroken.self, RawHeader.self, BestFit.self, ByteOrderMarkFirst.self,
    ]

  /// Rules over decoded text, in the order in which they look at it: what is lost first, then encodings never taken off, then
  /// wrong readings, then single characters.
  static let textRules: [any TextRule.Type] = [
    ReplacementReadInCodePage.self, ReplacementCharacter.self, ByteOrderMarkReadInCodePage.self, EncodedWordLeft.self,
    QuotedPrintableLeft.self, JISLeft.self, UTF16AsBytes.self, UTF7Left.self, UTF8AsOtherCodePage.self,
    UTF8AsWindows1252.self,
    C1Control.self, SurrogateReference.self, C1Reference.self, EntityTwice.self, TextEscapedTwice.self,
    CutMojibake.self,
    QuestionMarksForLetters.self, LegacyAsWindows1252.self, Noncharacter.self, ControlCharacter.self, BidiControl.self,
    ByteOrderMarkInside.self, PrivateUse.self, EntityInPlainText.self, ClusterCut.self, LineSeparator.self,
    InvisibleInLink.self, TagCharacter.self, SymbolFont.self, Decomposed.self, NotInNextHop.self, AstralCharacter.self,
    VendorMappedCharacter.self,
  ]
}
