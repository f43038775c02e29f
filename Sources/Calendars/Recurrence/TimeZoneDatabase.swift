import Splicing
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Zones by name: Windows names through CLDR's table, IANA names from the compiled tzdata of the system.
///
/// Read-only facts, looked up once each and kept; safe to ask from any thread. Where the system has no tzdata only UTC and
/// fixed offsets are known.
public final class TimeZoneDatabase: Sendable {
  /// Where the systems we know keep tzdata.
  public static let system = TimeZoneDatabase(directories: [
    "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/var/db/timezone/zoneinfo", "/etc/zoneinfo",
  ])

  /// A hostile file may name any number of zones.
  private static let cacheLimit = 4096

  private let directories: [String]
  private let known = Mutex<[String: TimeZone?]>([:])
  /// An export repeats a few VTIMEZONEs in thousands of files.
  private let definitions = Mutex<[OctetString: TimeZoneDefinition?]>([:])

  /// - Parameter directories: the first that has a zone counts.
  public init(directories: [String]) { self.directories = directories }

  /// A zone by any of its names; nil for an unknown one.
  public func zone(named name: String) -> TimeZone? {
    if let zone = known.withLock({ $0[name] }) { return zone }
    let zone = TimeZoneName(name).candidates.lazy.compactMap { self.zone(for: $0) }.first
    known.withLock {
      if $0.count >= Self.cacheLimit { $0.removeAll() }
      $0[name] = .some(zone)
    }
    return zone
  }

  /// A VTIMEZONE by its text; nil for one that cannot be read.
  func definition(_ text: [UInt8]) -> TimeZoneDefinition? {
    guard text.count <= 4096 else { return TimeZoneDefinition(text) }
    let key = OctetString(text)
    if let definition = definitions.withLock({ $0[key] }) { return definition }
    let definition = TimeZoneDefinition(text)
    definitions.withLock {
      if $0.count >= 256 { $0.removeAll() }
      $0[key] = .some(definition)
    }
    return definition
  }

  private func zone(for candidate: TimeZoneName.Candidate) -> TimeZone? {
    switch candidate {
    case .fixed(let seconds): TimeZone(.fixed(seconds: seconds))
    case .identifier(let identifier): compiledZone(identifier)
    }
  }

  private func compiledZone(_ identifier: String) -> TimeZone? {
    for directory in directories {
      guard let bytes = Self.contents(of: directory + "/" + identifier) else { continue }
      if let table = TransitionTable(tzif: bytes) { return TimeZone(.transitions(table)) }
    }
    return nil
  }

  /// Nil for what is no file that can be read, and for one larger than any zone is.
  private static func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    let limit = 65_536
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = fread(buffer.baseAddress, 1, limit, file)
    }
    return bytes.count < limit ? bytes : nil
  }
}
