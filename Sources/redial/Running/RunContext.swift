import ArgumentParser
import Calendars
import Conferences
import Exports
import Meetings
import Redialing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What was typed, turned into what it means: settings, conference data, input files. The one place that asks the clock and
/// the environment.
struct RunContext {
  let settings: RunSettings
  let book: ConferenceBook?
  let jobs: Int

  init(_ migration: MigrationOptions, jobs: Int?, requiresConferences: Bool) throws {
    if requiresConferences, migration.conferences.isEmpty {
      throw RunFailure(ExitStatus.usage, "--conferences FILE is missing: where is the new conference data?")
    }
    let aliases = try migration.aliases.map(Self.aliases) ?? .none
    book = migration.conferences.isEmpty ? nil : try Self.book(migration, aliases)
    let target = migration.target ?? book?.target ?? "current"
    var settings = RunSettings(now: try Self.now(migration.now), target: target)
    if let folder = migration.templates {
      settings.templates = try TemplateFolder(folder).added(to: settings.templates)
    }
    guard target == "current" || BlockWriter(templates: settings.templates.set).canWrite(VendorName(rawValue: target))
    else {
      throw RunFailure(ExitStatus.usage, "--target: no block of '\(target.printable)' can be written")
    }
    settings.aliases = aliases
    if let user = migration.user {
      guard let address = OrganizerAddress.normalized(user), address.contains("@") else {
        throw RunFailure(ExitStatus.usage, "--user: '\(user.printable)' is no e-mail address")
      }
      settings.user = address
    }
    settings.pasted = migration.pasted == .update ? .update : .skip
    settings.unclear =
      switch migration.unclear {
      case .review: .review
      case .update: .update
      case .skip: .skip
      }
    guard migration.maxAttendees > 0 else {
      throw RunFailure(ExitStatus.usage, "--max-attendees: a number from 1 on")
    }
    settings.maximumAttendees = migration.maxAttendees
    guard TimeZone(named: migration.timeZone) != nil else {
      throw RunFailure(ExitStatus.usage, "--time-zone: no zone is called '\(migration.timeZone.printable)'")
    }
    settings.defaultZone = migration.timeZone
    settings.sequence = migration.sequence == .keep ? .keep : .bump
    self.settings = settings
    self.jobs = try Self.workers(jobs)
  }

  /// --jobs, else the number of cores.
  static func workers(_ option: Int?) throws -> Int {
    if let option, option < 1 { throw RunFailure(ExitStatus.usage, "--jobs: a number from 1 on") }
    return option ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// --now, else SOURCE_DATE_EPOCH, else the clock.
  static func now(_ option: String?) throws -> Instant {
    if let option {
      guard let instant = Instant(rfc3339: Array(option.utf8)) else {
        throw RunFailure(
          ExitStatus.usage, "--now: '\(option.printable)' is no RFC 3339 time such as 2026-12-01T09:00:00Z")
      }
      return instant
    }
    if let epoch = getenv("SOURCE_DATE_EPOCH"), epoch.pointee != 0 {
      // Years 1970 to 9999: what RFC 3339 can write.
      guard let seconds = Int(String(cString: epoch)), (0..<253_402_300_800).contains(seconds) else {
        throw RunFailure(
          ExitStatus.usage,
          "SOURCE_DATE_EPOCH: '\(String(cString: epoch).printable)' is no number of seconds since 1970")
      }
      return Instant(seconds: seconds)
    }
    return Instant(seconds: time(nil))
  }

  private static func book(_ migration: MigrationOptions, _ aliases: AddressAliases) throws -> ConferenceBook {
    let allowed = Set(migration.allowHost.map { $0.lowercased() })
    do {
      let files = try migration.conferences.map { ConferenceFile(name: $0, bytes: try InputFile.owned($0)) }
      return try ConferenceBook(
        reading: files, target: migration.target, aliases: aliases,
        linkKey: { JoinLink($0).identity.keys.first ?? $0 },
        hostRule: { target, host in allowed.contains(host) ? nil : TargetHosts.complaint(about: host, target: target) })
    } catch let error as ConferenceFileError {
      throw refusal(error, of: "the conference data")
    }
  }

  private static func aliases(_ path: String) throws -> AddressAliases {
    do {
      return try AddressAliases(reading: ConferenceFile(name: path, bytes: try InputFile.whole(path)))
    } catch let error as ConferenceFileError {
      throw refusal(error, of: "the file of aliases")
    }
  }

  /// Says every problem, and what to end with.
  private static func refusal(_ error: ConferenceFileError, of what: String) -> RunFailure {
    for problem in error.problems { Standard.complain("\(problem)".printable) }
    let count = error.problems.count
    return RunFailure(ExitStatus.refusedFile, "\(what) was refused: \(count) problem\(count == 1 ? "" : "s")")
  }
}

/// A file that is read as a whole because somebody named it.
enum InputFile {
  /// The same as `whole`, read straight into the array that keeps it: conference data may be hundreds of megabytes.
  static func owned(_ path: String) throws -> [UInt8] {
    if path == "-" { return try StandardInput.whole() }
    do throws(ReadError) {
      return try FileReader.bytes(of: Array(path.utf8))
    } catch {
      throw RunFailure(ExitStatus.noInput, "cannot read \(path.printable): \(error.sentence)")
    }
  }

  static func whole(_ path: String) throws -> [UInt8] {
    if path == "-" { return try StandardInput.whole() }
    var reader = FileReader()
    do throws(ReadError) {
      return try reader.withBytes(of: Array(path.utf8)) { Array($0) }
    } catch {
      throw RunFailure(ExitStatus.noInput, "cannot read \(path.printable): \(error.sentence)")
    }
  }
}
