import Diagnosing
import Testing

@testable import Calendars

@Suite struct TimeZoneRulesTests {
  private func offset(_ tzid: String, _ rules: TimeZoneRules = TimeZoneRules(), at wall: String) throws -> Int? {
    rules.zone(tzid: tzid)?.offset(at: try localTime(wall))
  }

  private func localTime(_ text: String) throws -> WallTime { try CalendarsTests.wall(text) }

  @Test("The calendar's own VTIMEZONE wins over the name")
  func ownDefinitionWins() throws {
    let odd = SampleZones.zone("Europe/Berlin", "+0700", "+0800", "BYDAY=2SU;BYMONTH=4", "BYDAY=1SU;BYMONTH=9")
    let rules = TimeZoneRules(vtimezones: [odd])
    #expect(try offset("Europe/Berlin", rules, at: "20260115T090000") == 7 * 3600)
    #expect(try offset("Europe/Berlin", rules, at: "20260615T090000") == 8 * 3600)
    #expect(try offset("\"Europe/Berlin\"", rules, at: "20260615T090000") == 8 * 3600)
  }

  @Test("Folded, with LF, with quoted parameters, with onsets by RDATE and without any rule")
  func shapesOfDefinitions() throws {
    let text = """
      BEGIN:VTIMEZONE
      TZID;X-P="a:b":Harbour\\, North
       ern
      X-LIC-LOCATION:Nowhere
      BEGIN:STANDARD
      TZNAME:HST
      DTSTART:19990101T000000
      TZOFFSETFROM:-0330
      TZOFFSETTO:-0330
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:20200405T020000
      RDATE:20210404T020000,20220403T020000
      RDATE;VALUE=PERIOD:20230402T020000/PT1H
      TZOFFSETFROM:-0330
      TZOFFSETTO:-0230
      END:DAYLIGHT
      BEGIN:STANDARD
      DTSTART:20201004T020000
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU;UNTIL=20221101T000000Z
      TZOFFSETFROM:-0230
      TZOFFSETTO:-0330
      END:STANDARD
      END:VTIMEZONE
      """
    let rules = TimeZoneRules(vtimezones: [Array(text.utf8)])
    for (wall, minutes) in [
      ("19800101T000000", -210), ("20200601T000000", -150), ("20210101T000000", -210), ("20210404T033000", -150),
      ("20220701T000000", -150), ("20221231T000000", -210), ("20230601T000000", -150), ("20300101T000000", -150),
    ] {
      #expect(try offset("Harbour, Northern", rules, at: wall) == minutes * 60, "\(wall)")
    }
  }

  @Test(
    "Half a definition counts for nothing",
    arguments: [
      "", "BEGIN:VTIMEZONE\nEND:VTIMEZONE", "BEGIN:VTIMEZONE\nTZID:Port\nEND:VTIMEZONE",
      "TZID:Port\nBEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETTO:+0100\nEND:STANDARD",
      "TZID:Port\nBEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+9900\nEND:STANDARD",
      "TZID:Port\nBEGIN:STANDARD\nDTSTART:never\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD",
      "TZID:Port\nBEGIN:STANDARD\nDTSTART:20200101T000000\nRRULE:FREQ=X\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD",
      "TZID:Port\nBEGIN:STANDARD\nDTSTART:20200101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD",
    ])
  func brokenDefinitions(text: String) {
    let rules = TimeZoneRules(vtimezones: [Array(text.utf8)])
    #expect(rules.zone(tzid: "Port") == nil)
  }

  @Test(
    "Windows names, display names, prefixes and spellings lead to one zone",
    arguments: [
      "Europe/Berlin", "W. Europe Standard Time", "w. europe standard time", "W. Europe Daylight Time", "W. Europe",
      "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "(GMT+01:00) Amsterdam, Berlin, Bern, Rome",
      "Amsterdam, Berlin, Bern", "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin",
      "/harbour.example/20260101_1/Europe/Berlin", "Europe_Berlin", "Europe-Berlin", " Europe/Berlin ",
      "(UTC+01:00) Unbekannt, Rom",
    ])
  func namesOfBerlin(tzid: String) throws {
    #expect(try offset(tzid, at: "20260115T090000") == 3600)
    #expect(try offset(tzid, at: "20260715T090000") == 7200)
    #expect(try offset(tzid, at: "20990715T090000") == 7200)
  }

  @Test(
    "Zones of both hemispheres, of half hours, and fixed offsets",
    arguments: [
      ("(GMT-08:00) Pacific Time (US & Canada); Tijuana", -28_800, -25_200), ("US-Eastern", -18_000, -14_400),
      ("(UTC-05:00) Eastern Time (US & Canada)", -18_000, -14_400), ("America/Los Angeles", -28_800, -25_200),
      ("/citadel.example/20260108_1/America/Indiana/Indianapolis", -18_000, -14_400),
      ("India Standard Time", 19_800, 19_800),
      ("AUS Eastern Standard Time", 39_600, 36_000), ("Australia/Lord_Howe", 39_600, 37_800),
      ("Europe/Dublin", 0, 3600), ("(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London", 0, 3600),
      ("Etc/GMT+3", -10_800, -10_800), ("UTC+11", 39_600, 39_600), ("UTC-02", -7200, -7200),
      ("GMT-3:30", -12_600, -12_600),
      ("UTC", 0, 0), ("Z", 0, 0), ("tzone://Microsoft/Utc", 0, 0), ("Asia/Calcutta", 19_800, 19_800),
    ])
  func otherNames(tzid: String, january: Int, july: Int) throws {
    #expect(try offset(tzid, at: "20260115T090000") == january)
    #expect(try offset(tzid, at: "20260715T090000") == july)
  }

  @Test("Every zone of the Windows table exists, and every place has one")
  func tablesHold() {
    for row in WindowsZones.rows {
      #expect(row.zones.contains { TimeZone(named: $0) != nil }, "\(row.name)")
      #expect(TimeZone(named: row.name) != nil, "\(row.name)")
    }
    for (place, zones) in WindowsPlaces.zones {
      #expect(zones.contains { TimeZone(named: $0) != nil }, "\(place)")
    }
    #expect(WindowsZones.rows.count == WindowsZones.zones.count)
    #expect(WindowsZones.rows.count > 140)
  }

  @Test(
    "Names nobody knows, and names that are no names, are unknown",
    arguments: [
      "", "Nowhere", "Nowhere/Middle", "Customized Time Zone", "../../../etc/passwd", "/../Europe/Berlin/..",
      "Europe/../UTC",
      "Europe", "posixrules", "right/Europe/Berlin/x", "(UTC+01:00)", "(UTC+01:00) Atlantis", "UTC+99", "UTC+1x",
      "GMT+",
      "Europe\u{0}/Berlin", "\u{0}", String(repeating: "Europe/", count: 40) + "Berlin",
    ])
  func unknown(tzid: String) {
    #expect(TimeZoneRules().zone(tzid: tzid) == nil)
  }

  @Test("An unknown TZID is read as the default zone and reported once")
  func unknownIsReported() {
    let zones = TimeZoneRules(defaultZone: TimeZone(named: "UTC+2") ?? .utc)
    let event = SampleEvent(
      "DTSTART;TZID=Nowhere:20200106T090000", "DTEND;TZID=Nowhere:20200106T100000", zones: zones)
    #expect(event.lastEnd == "2020-01-06T08:00:00Z")
    #expect(event.diagnostics == [.unknownTimeZone])
    var diagnostics: [Diagnostic] = []
    #expect(event.times.isPast(at: instant("2026-01-01T00:00:00Z"), in: zones, diagnostics: &diagnostics))
    #expect(diagnostics.map(\.code) == [.unknownTimeZone])
  }

  @Test("A control character of a TZID does not reach the message")
  func messageIsClean() {
    var diagnostics: [Diagnostic] = []
    let property = DateProperty(value: Array("20200106T090000".utf8), tzid: "No\u{1B}[2Jwhere\u{202E}")
    _ = TimeZoneRules().zone(of: property, diagnostics: &diagnostics)
    let scalars = diagnostics.flatMap { Array($0.message.unicodeScalars) }
    #expect(!scalars.isEmpty)
    #expect(!scalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  @Test("Without tzdata only fixed offsets are known")
  func withoutTimeZoneData() {
    let bare = TimeZoneDatabase(directories: ["/nonexistent"])
    let rules = TimeZoneRules(vtimezones: [SampleZones.berlin], database: bare)
    #expect(rules.zone(tzid: "W. Europe Standard Time") != nil)
    #expect(rules.zone(tzid: "Europe/Berlin") == nil)
    #expect(rules.zone(tzid: "UTC") != nil)
    #expect(rules.zone(tzid: "UTC+3") != nil)
  }

  @Test(
    "The tail rule of a compiled zone",
    arguments: [
      ("CET-1CEST,M3.5.0,M10.5.0/3", "20500101T000000", 3600), ("CET-1CEST,M3.5.0,M10.5.0/3", "20500701T000000", 7200),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "20500327T023000", 3600), ("CET-1CEST,M3.5.0,M10.5.0/3", "20500327T033000", 7200),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "20500701T000000", 3600), ("IST-1GMT0,M10.5.0,M3.5.0/1", "20500101T000000", 0),
      ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "20500101T000000", 39_600), ("<-03>3", "20500101T000000", -10_800),
      ("EST5EDT,J60/2,J300", "20480301T030000", -14_400), ("EST5EDT,59/2,300", "20480229T030000", -14_400),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "20500327T003000", -3600),
    ])
  func tailRules(text: String, wall: String, offset: Int) throws {
    let zone = try #require(PosixTimeZone(Array(text.utf8)))
    #expect(zone.offset(at: try localTime(wall)) == offset)
  }

  @Test(
    "What is no tail rule is refused",
    arguments: ["", "CET", "C-1", "CET-1CEST", "CET-1CEST,M13.1.0,M1.1.0", "<CET-1", "CET-1x"])
  func brokenTails(text: String) {
    #expect(PosixTimeZone(Array(text.utf8)) == nil)
  }

  @Test("A compiled zone cut anywhere is refused or read, never a trap")
  func cutZones() {
    var file = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    file += [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 4] + [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    let second = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    file += second + [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 4] + [0, 0, 0, 0, 0x5E, 0, 0, 0, 0] + [0, 0, 0x0E, 0x10, 0, 0]
    file += Array("XYZ\0\nXYZ-1\n".utf8)
    #expect(TransitionTable(tzif: file)?.offset(at: Instant(seconds: 2_000_000_000)) == 3600)
    for end in file.indices { _ = TransitionTable(tzif: Array(file[..<end])) }
    for place in file.indices {
      var damaged = file
      damaged[place] = 0xFF
      _ = TransitionTable(tzif: damaged)?.offset(at: Instant(seconds: 0))
    }
  }
}
