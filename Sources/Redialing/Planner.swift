import Calendars
public import Conferences
import Diagnosing
import Meetings
import Splicing

/// Makes the plan of one item: read, parse, recognise, judge, regenerate, splice, verify. A pure function of its arguments;
/// `diff` prints what it answers, `apply` writes it.
public struct Planner: Sendable {
  let book: ConferenceBook?
  let settings: RunSettings
  let writer: BlockWriter
  let defaultZone: TimeZone

  /// - Parameter book: nil when nobody gave conference data: then nothing is ever updated.
  public init(book: ConferenceBook?, settings: RunSettings) {
    self.book = book
    self.settings = settings
    writer = BlockWriter(templates: settings.templates.set)
    defaultZone = TimeZone(named: settings.defaultZone) ?? .utc
  }

  /// - Parameter input: one message, or one calendar file.
  public func plan(_ input: ItemInput) -> ItemPlan { prove(input).plan() }

  /// The road up to the proof. What is said of the item is made by `ProvedItem.plan`, which may be elsewhere.
  func prove(_ input: ItemInput) -> ProvedItem {
    let item = ItemReader.read(input.bytes, kind: input.kind)
    guard !item.events.isEmpty else { return ProvedItem(planner: self, input: input, state: .unread(item)) }
    var draft = PlanDraft(item: item, judgements: judge(item, owner: input.owner))
    draft.keepSeriesTogether()
    var proof = Proof(planner: self, input: input)
    var edits = proof.provenEdits(of: &draft, regenerating: regenerator(for: input))
    var findings: ItemFindings?
    if settings.repairsText {
      var found = ItemFindings(draft)
      edits = proof.repairing(draft, edits: edits, &found)
      findings = found
    }
    return ProvedItem(planner: self, input: input, state: .proved(draft, edits, proof, findings))
  }

  /// A verdict for each event of the item, each for itself.
  func judge(_ item: Item, owner: String?) -> [Judgement] {
    let judge = Judge(book: book, settings: settings, writer: writer)
    let series = SeriesIndex(item.events)
    var times: [Int: SeriesTimes] = [:]
    var memory = TextMemory()
    return item.events.enumerated().map { index, event in
      let calendar = event.primary.calendar
      let facts = EventFacts(
        event: event, item: item, owner: owner, aliases: settings.aliases, templates: settings.templates.all,
        owners: settings.owners, memory: &memory)
      func isPast() -> Bool {
        // The zones of a calendar are read once, and only when an event of it gets this far.
        var clock =
          times[calendar]
          ?? SeriesTimes(now: settings.now, zones: item.calendars[calendar].calendar.zones(defaultZone: defaultZone))
        let past = clock.isPast(event.primary.component, overrides: series.overrides(besides: index))
        times[calendar] = clock
        return past
      }
      var judgement = judge.judge(facts, isPast: isPast)
      if let wanted = settings.wanted {
        judgement.uses = NumberSearch.uses(of: wanted, in: facts)
        judgement.isOver = !judgement.uses.isEmpty && isPast()
      }
      return judgement
    }
  }

  func regenerator(for input: ItemInput) -> Regenerator {
    Regenerator(writer: writer, settings: settings)
  }
}

/// Which events of an item are one series.
struct SeriesIndex {
  private let events: [Event]
  private var members: [OctetString: [Int]] = [:]

  init(_ events: [Event]) {
    self.events = events
    for (index, event) in events.enumerated() {
      if let uid = event.uid { members[OctetString(uid), default: []].append(index) }
    }
  }

  /// The other components with the UID of this one that are overrides.
  func overrides(besides index: Int) -> [Component] {
    guard let uid = events[index].uid else { return [] }
    return (members[OctetString(uid)] ?? []).filter { $0 != index && events[$0].recurrenceID != nil }
      .map { events[$0].primary.component }
  }

  /// Indices of all components of the series that this one belongs to, itself included, in order.
  func series(of index: Int) -> [Int] {
    events[index].uid.flatMap { members[OctetString($0)] } ?? [index]
  }
}
