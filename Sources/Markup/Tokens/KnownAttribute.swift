/// Attributes that the projection reads. The raw value is the name in lower case, one byte after the other, as in
/// `TagName.head`; all of them have at most 8.
enum KnownAttribute: UInt64 {
  /// `id`
  case id = 0x6964
  /// `name`
  case name = 0x6e61_6d65
  /// `href`
  case href = 0x6872_6566
  /// `lang`
  case lang = 0x6c61_6e67
  /// `face`
  case face = 0x6661_6365
  /// `class`
  case `class` = 0x63_6c61_7373
  /// `style`
  case style = 0x73_7479_6c65
  /// `data-tid`
  case dataTID = 0x6461_7461_2d74_6964
  /// `xml:lang`
  case xmlLang = 0x786d_6c3a_6c61_6e67

  init?(_ bytes: Span<UInt8>, _ name: Range<Int>) {
    guard name.count <= 8 else { return nil }
    self.init(rawValue: TagName(bytes, name).head)
  }
}
