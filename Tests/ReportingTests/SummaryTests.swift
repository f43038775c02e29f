import Foundation
import Redialing
import Reporting
import Testing

@Suite struct SummaryTests {
  private func series(_ reason: Reason, _ uid: String, owner: String?) -> MeetingEntry {
    var result = entry("p", 0, reason)
    result.uid = uid
    result.owner = owner
    result.organizer = owner
    return result
  }

  @Test("Counts by kind, verdict, reason and vendor, and one object a user")
  func json() throws {
    var totals = RunTotals()
    totals.files = ["other": 2, "icalendar": 1]
    var update = fullEntry()
    update.owner = "b@x.example"
    let bytes = Report(entries: [update, entry("z", 0, .past)], totals: totals).summary
    let object = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(object["files"] as? [String: Int] == ["other": 2, "icalendar": 1])
    #expect(object["verdicts"] as? [String: Int] == ["update": 1, "skip": 1, "review": 0, "fail": 0])
    #expect(object["reasons"] as? [String: Int] == ["conference-changed": 1, "past": 1])
    #expect(object["english_labels"] as? [String: Int] == ["en-US": 2])
    #expect(object["vendors"] as? [String: Int] == ["skype-for-business": 1])
    let users = try #require(object["users"] as? [[String: Any]])
    #expect(users.map { $0["UserPrincipalName"] as? String } == ["ann@x.example", "b@x.example"])
    #expect(users[1]["State"] as? String == "Succeeded")
    #expect(users[1]["InvitesUpdate"] as? Int == 1)
    #expect(
      Set(users[0].keys) == [
        "UserPrincipalName", "State", "TotalMeeting", "SucceededMeeting", "FailedMeeting", "InvitesUpdate",
        "LastMessage",
      ])
  }

  @Test("A series and copies of it are one meeting, by the worst of their verdicts")
  func meetings() {
    let entries = [
      series(.conferenceChanged, "1", owner: "a"), series(.conferenceChanged, "1", owner: "a"),
      series(.upToDate, "2", owner: "a"),
      series(.past, "3", owner: "a"), series(.noMeetingBlock, "4", owner: "a"),
      series(.conferenceChanged, "5", owner: "a"),
      series(.verificationFailed, "5", owner: "a"),
    ]
    let user = Report(entries: entries, totals: RunTotals()).figures().users
    #expect(
      user == [
        UserSummary(
          user: "a", state: .failed, totalMeeting: 3, succeededMeeting: 2, failedMeeting: 1, invitesUpdate: 0,
          lastMessage: "One sentence.")
      ])
  }

  @Test(
    "States: failed before pending before succeeded; what is only planned is pending",
    arguments: [
      ([Reason.conferenceChanged], RunSummary.Stage.applied, UserSummary.State.succeeded),
      ([.conferenceChanged], .planned, .pending),
      ([.upToDate], .planned, .succeeded), ([.conferenceChanged, .unclearProvenance], .applied, .pending),
      ([.unclearProvenance, .conflict], .applied, .failed), ([.past], .applied, .succeeded),
    ])
  func states(reasons: [Reason], stage: RunSummary.Stage, expected: UserSummary.State) {
    let entries = reasons.enumerated().map { series($0.element, "\($0.offset)", owner: nil) }
    #expect(Report(entries: entries, totals: RunTotals()).figures(stage).users.first?.state == expected)
  }
}
