/// What the end of a zip file says of the list of its entries (APPNOTE 4.3.14 to 4.3.16). libarchive keeps the whole list in memory
/// and passes over entries that begin at one place; so its size is looked at first, and its count afterwards.
struct ZipDirectory {
  /// Entries; nil where the end does not say it in 16 bits.
  let count: Int?
  /// Of the list, in bytes.
  let size: Int

  private static let endLength = 22
  /// The end and the longest comment behind it.
  private static let searched = endLength + 65535

  /// Nil for a file without an end: a piece of a zip.
  init?(_ file: PiecewiseFile) throws(ReadError) {
    let start = max(0, file.size - Self.searched)
    let tail = try file.read(start..<file.size)
    guard tail.count >= Self.endLength,
      let end = (0...(tail.count - Self.endLength)).reversed().first(where: {
        tail[$0..<($0 + 4)].elementsEqual([0x50, 0x4B, 5, 6])
      })
    else { return nil }
    let (stated, length) = (Self.number(tail, end + 10, 2), Self.number(tail, end + 12, 4))
    count = stated == 0xFFFF ? nil : stated
    size = length == 0xFFFF_FFFF ? try Self.longSize(file, before: start + end) : length
  }

  /// Whether so many entries were found as are stated; the fewest bits that any writer keeps decide.
  func agrees(with found: Int) -> Bool { count.map { $0 == found & 0xFFFF } ?? true }

  /// From the end of 64 bits, which a locator right before the short one finds; 0 where there is none.
  private static func longSize(_ file: PiecewiseFile, before end: Int) throws(ReadError) -> Int {
    guard end >= 20 else { return 0 }
    let locator = try file.read((end - 20)..<end)
    let place = number(locator, 8, 7)
    guard locator.starts(with: [0x50, 0x4B, 6, 7]), place <= end - 20 - 56 else { return 0 }
    // Seven bytes: the eighth could make it negative, and nothing is that large.
    return number(try file.read(place..<(place + 56)), 40, 7)
  }

  private static func number(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
