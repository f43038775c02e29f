import Conferences

/// Everything that decides what a block looks like but the data itself: blocks of one shape differ in their slots only, so
/// a template is run once for each shape.
struct BlockShape: Sendable, Hashable {
  let vendor: VendorName
  let language: String
  let rendition: RenditionShape
  /// One bit for each text, then for each link.
  let present: UInt64
  let isConsumer: Bool
  let isDialInShown: Bool
  let numbers: [NumberShape]
  let footerCount: Int

  enum RenditionShape: Sendable, Hashable { case html, glued, spaced, gluedWithBlank, spacedWithBlank }

  struct NumberShape: Sendable, Hashable {
    let hasPlace: Bool
    let kind: NumberKind?
  }

  /// What the vendor says of toll and toll-free.
  enum NumberKind: Sendable, Hashable { case toll, tollFree }

  init(_ values: BlockValues, rendition: Rendition?) {
    vendor = values.vendor
    language = values.language
    self.rendition = Self.shape(of: rendition)
    isConsumer = values.links.isConsumer
    isDialInShown = values.showsDialIn
    footerCount = values.footer.count
    var bits: UInt64 = 0
    for name in BlockText.allCases { bits = bits << 1 | (values[.text(name)] == nil ? 0 : 1) }
    for name in BlockURL.allCases { bits = bits << 1 | (values.has(name) ? 1 : 0) }
    present = bits
    let hasBothKinds = values.numbers.contains(where: \.isTollFree) && !values.numbers.allSatisfy(\.isTollFree)
    numbers = values.numbers.enumerated().map { index, entry in
      let label = entry.number.label
      let kind = Self.kind(isTollFree: entry.isTollFree, label: label, isOneOfTwo: hasBothKinds, vendor: values.vendor)
      return NumberShape(hasPlace: values[.number(index, .place)] != nil, kind: kind)
    }
  }

  func has(_ name: BlockText) -> Bool {
    let place = BlockURL.allCases.count + BlockText.allCases.count - 1 - (BlockText.allCases.firstIndex(of: name) ?? 0)
    return present >> UInt64(place) & 1 == 1
  }

  func has(_ name: BlockURL) -> Bool {
    present >> UInt64(BlockURL.allCases.count - 1 - (BlockURL.allCases.firstIndex(of: name) ?? 0)) & 1 == 1
  }

  /// None where the label says it already.
  private static func kind(isTollFree: Bool, label: String?, isOneOfTwo: Bool, vendor: VendorName) -> NumberKind? {
    if label?.utf8.contains(caseless: "toll") == true { return nil }
    switch vendor.vendor?.namesKind ?? .never {
    case .ifBoth: return isOneOfTwo ? (isTollFree ? .tollFree : .toll) : nil
    case .tollFree: return isTollFree ? .tollFree : nil
    case .toll: return isTollFree ? nil : .toll
    case .never: return nil
    }
  }

  private static func shape(of rendition: Rendition?) -> RenditionShape {
    switch (rendition?.linkStyle, rendition?.hasTrailingBlanks) {
    case (.glued?, true): .gluedWithBlank
    case (.glued?, _): .glued
    case (.spaced?, true): .spacedWithBlank
    case (.spaced?, _): .spaced
    case (nil, _): .html
    }
  }
}
