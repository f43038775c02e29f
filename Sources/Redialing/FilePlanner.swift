public import Exports
public import Messages
public import Splicing

/// Makes the plan of a file: of its one item, or of every message of a mailbox.
public struct FilePlanner: Sendable {
  private let planner: Planner

  public init(_ planner: Planner) { self.planner = planner }

  /// Whether the file may hold a meeting: false only where `plan` would find none. A look for a calendar part in the raw bytes.
  public static func mayHoldMeeting(_ bytes: UnsafeRawBufferPointer, kind: Kind) -> Bool {
    switch kind {
    case .iCalendar: true
    case .message, .mbox: MeetingGate.mayHoldCalendar(bytes)
    case .archive, .other: false
    }
  }

  /// As `prove`, and what is said of the file.
  public func plan(_ bytes: [UInt8], kind: Kind, path: String, pathBytes: String?, owner: String?) -> FilePlan {
    prove(bytes, kind: kind, path: path, pathBytes: pathBytes, owner: owner).plan()
  }

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - path: as reports show it; `pathBytes` as in `ItemInput`.
  public func prove(_ bytes: [UInt8], kind: Kind, path: String, pathBytes: String?, owner: String?) -> ProvedFile {
    func item(_ kind: ItemInput.Kind) -> ProvedFile {
      let input = ItemInput(bytes: bytes, kind: kind, path: path, pathBytes: pathBytes, owner: owner)
      return ProvedFile(state: .item(planner.prove(input)))
    }
    switch kind {
    case .iCalendar: return item(.calendar)
    case .message: return item(.message)
    // Drafts of all messages together would take far more memory than their plans.
    case .mbox: return ProvedFile(state: .planned(bytes.withUnsafeBytes { mailbox($0, (path, pathBytes, owner)) }))
    case .archive, .other: return ProvedFile(state: .planned(FilePlan()))
    }
  }

  private typealias Place = (path: String, pathBytes: String?, owner: String?)

  private func mailbox(_ bytes: UnsafeRawBufferPointer, _ place: Place) -> FilePlan {
    messages(bytes, MailboxReader.dialect(of: bytes), place)
  }

  /// The plan of some messages of a mailbox that is too large to be read at once. Positions count from 0.
  /// - Parameters:
  ///   - bytes: whole messages with their separators, from `base` on in the file.
  public func plan(
    messages bytes: [UInt8], at base: Int, dialect: MailboxDialect, path: String, pathBytes: String?, owner: String?
  ) -> FilePlan {
    bytes.withUnsafeBytes { bytes in
      var plan = FilePlan()
      if MeetingGate.mayHoldCalendar(bytes) {
        plan = messages(bytes, dialect, (path, pathBytes, owner))
        plan.move(by: base)
      }
      plan.lineEnds = FindingPlaces.lineEnds(in: bytes)
      return plan
    }
  }

  private func messages(_ bytes: UnsafeRawBufferPointer, _ dialect: MailboxDialect, _ place: Place) -> FilePlan {
    var plan = FilePlan()
    for message in MailboxReader(bytes) {
      guard MeetingGate.mayHoldCalendar(UnsafeRawBufferPointer(rebasing: bytes[message.message])) else { continue }
      let quoting = MailboxQuotingLayer(bytes, in: message.message, dialect: dialect)
      var item = planner.plan(
        ItemInput(
          bytes: quoting.decoded, kind: .message, path: place.path, pathBytes: place.pathBytes, owner: place.owner,
          firstPosition: plan.entries.count))
      item.moveFindings { quoting.outerOffset(of: $0) }
      do throws(LoweringError) {
        plan.add(item, edits: try Self.lower(item.edits, of: quoting, in: message))
      } catch {
        let ruling = Ruling(.conflict, "The edits could not be carried into the mailbox.")
        plan.add(item.withheld(ruling), edits: EditList())
      }
    }
    plan.placeFindings(in: bytes)
    return plan
  }

  /// Edits of one message as edits of the mailbox, its Content-Length brought in line.
  static func lower(
    _ edits: EditList<MessageBytes>, of quoting: MailboxQuotingLayer, in message: MailboxItem
  ) throws(LoweringError) -> EditList<FileBytes> {
    guard !edits.isEmpty else { return EditList() }
    var lowered = try quoting.lower(edits)
    guard let length = message.contentLengthUpdate(for: lowered) else { return lowered }
    do throws(EditConflict) { try lowered.insert(length) } catch { throw .conflict(error) }
    return lowered
  }
}

/// What is to happen to one file.
public struct FilePlan: Sendable {
  public private(set) var entries: [MeetingEntry] = []
  public private(set) var edits = EditList<FileBytes>()
  /// Line ends in the bytes of a piece of a file; 0 for a whole file.
  public fileprivate(set) var lineEnds = 0
  public private(set) var changes: [PlannedChange] = []
  public private(set) var invitations: [OutgoingInvitation] = []

  public init() {}

  /// A file, or an item of one, that nothing can be done with: one entry that says so.
  public init(failed reason: Reason, path: String, pathBytes: String?, owner: String?, message: String) {
    var entry = MeetingEntry(path: path, position: 0, verdict: reason.verdict, reason: reason, message: message)
    entry.pathBytes = pathBytes
    entry.owner = owner
    entries = [entry]
  }

  /// The same plan for bytes that stand `distance` further on in the file.
  mutating func move(by distance: Int) {
    edits = edits.shifted(by: distance)
    forEachFinding { $0.byteOffset += distance }
  }

  /// The same plan with that many lines before it in the file.
  public mutating func moveDown(by lines: Int) { forEachFinding { $0.line += lines } }

  private mutating func forEachFinding(_ body: (inout Finding) -> Void) {
    for entry in entries.indices {
      for index in entries[entry].findings.indices { body(&entries[entry].findings[index]) }
    }
  }

  /// The same plan for a file of its own.
  public mutating func renumberFromZero() {
    if let first = entries.first?.position { renumber(after: -first) }
  }

  /// The same plan with that many events before it in the file.
  public mutating func renumber(after count: Int) {
    guard count != 0 else { return }
    for index in entries.indices { entries[index].position += count }
    for index in invitations.indices { invitations[index].position += count }
    changes = changes.map { change in
      var entry = change.entry
      entry.position += count
      return PlannedChange(entry: entry, copies: change.copies, secrets: change.secrets)
    }
  }

  /// Counts lines and columns of all findings; until then they know their offset alone.
  mutating func placeFindings(in bytes: UnsafeRawBufferPointer) { FindingPlaces.place(&entries, in: bytes) }

  /// Adds the plan of the next item; its edits lie behind all that are there.
  mutating func add(_ item: ItemPlan, edits new: EditList<FileBytes>) {
    // Items of a file do not overlap; were that ever wrong, the later item is withheld rather than half written.
    guard let merged = try? edits.merging(new) else {
      entries += item.withheld(Ruling(.conflict, "The edits of two messages would meet.")).entries
      return
    }
    edits = merged
    entries += item.entries
    changes += item.changes
    invitations += item.invitations
  }
}

extension ItemPlan {
  /// Offsets of findings as the file counts them.
  mutating func moveFindings(_ offset: (Int) -> Int) {
    for entry in entries.indices {
      for index in entries[entry].findings.indices {
        entries[entry].findings[index].byteOffset = offset(entries[entry].findings[index].byteOffset)
      }
    }
  }

  /// The same entries, every update taken back.
  func withheld(_ ruling: Ruling) -> ItemPlan {
    var plan = ItemPlan()
    plan.entries = entries.map { entry in
      guard entry.verdict == .update else { return entry }
      var withheld = entry
      withheld.verdict = ruling.reason.verdict
      withheld.reason = ruling.reason
      withheld.message = ruling.message
      withheld.sequence = nil
      withheld.outboxReason = nil
      for index in withheld.findings.indices { withheld.findings[index].outcome = nil }
      return withheld
    }
    return plan
  }
}
