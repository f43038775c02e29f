import Calendars

/// The verdicts of an item's components while its plan is being made.
struct PlanDraft {
  let item: Item
  var judgements: [Judgement]
  /// What regenerating gave, by index of the event; only for updates.
  var regenerations: [Int: Regeneration] = [:]
  let series: SeriesIndex

  init(item: Item, judgements: [Judgement]) {
    self.item = item
    self.judgements = judgements
    series = SeriesIndex(item.events)
  }

  /// Groups of events that are updated together: indices in order.
  var updatingSeries: [[Int]] {
    var seen = Set<Int>()
    return judgements.indices.filter { judgements[$0].isUpdate }.compactMap { index in
      guard !seen.contains(index) else { return nil }
      let members = series.series(of: index).filter { judgements[$0].isUpdate }
      seen.formUnion(members)
      return members
    }
  }

  /// A master and its overrides are one conference: where one of them needs a person or failed, none is updated. Components
  /// that are skipped for themselves (past, cancelled, without a block) hold nobody back.
  mutating func keepSeriesTogether() {
    for members in updatingSeries {
      let all = series.series(of: members[0])
      guard
        let obstacle = all.first(where: {
          !Self.holdsNobodyBack.contains(judgements[$0].ruling.reason)
        })
      else { continue }
      let reason = judgements[obstacle].ruling.reason
      for index in members {
        judgements[index].ruling = Ruling(
          reason, "Another component of the series is not updated (\(reason.rawValue)), so none is.")
      }
    }
  }

  /// Reasons that a component may have while the rest of its series is updated.
  private static let holdsNobodyBack: Set<Reason> = [
    .conferenceChanged, .past, .cancelled, .upToDate, .noMeetingBlock, .notAnInvitation,
  ]

  /// Takes a whole series out of the update.
  mutating func withdraw(_ members: [Int], _ ruling: Ruling) {
    for index in members {
      judgements[index].ruling = ruling
      regenerations[index] = nil
    }
  }

  /// The one new SEQUENCE of a series (contract section 6, item 17): past and cancelled components count too.
  func newSequence(ofSeriesWith index: Int) -> Int {
    let sequences = series.series(of: index).flatMap { member in
      item.events[member].occurrences.map(\.component.sequence)
    }
    // RFC 5545 section 3.3.8: an INTEGER ends at 2147483647.
    return min(sequences.max() ?? 0, Int(Int32.max) - 1) + 1
  }
}
