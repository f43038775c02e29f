/// The equalities inside a genuine Teams block: all of its links and numbers are about one meeting of one organizer.
struct TeamsChecks {
  let lines: ArraySlice<ContentLine>
  let anchor: ContentLine
  let roles: RoleMap
  let scan: BlockScan

  private func first(_ role: LinkRole) -> JoinLink? {
    for line in lines {
      if let link = line.first(role, of: .microsoftTeams) { return link }
    }
    return nil
  }

  var checks: [IdentityCheck] {
    (optionsChecks + [conferenceIDs, meetingID]).compactMap { $0 }
  }

  /// What the page of options and the join link both name: thread, organizer and tenant.
  private var optionsChecks: [IdentityCheck?] {
    guard let join = first(.join), let options = first(.options) else { return [] }
    let context = TeamsLinks.context(join.parts)
    let thread =
      join.identity.isEmpty || options.identity.isEmpty
      ? nil : IdentityCheck(name: "options-thread-equals-join-thread", holds: join.isSameConference(as: options))
    return [
      thread, compare("options-organizer-equals-join-organizer", context.organizer, options, "organizerid"),
      compare("options-tenant-equals-join-tenant", context.tenant, options, "tenantid"),
    ]
  }

  private func compare(
    _ name: String, _ context: String?, _ options: JoinLink, _ parameter: String
  ) -> IdentityCheck? {
    guard let context, let value = options.parts.value(parameter)?.lowercased(), value.utf8.count > 8 else {
      return nil
    }
    return IdentityCheck(name: name, holds: context == value)
  }

  private var conferenceIDs: IdentityCheck? {
    var ids: Set<String> = []
    for position in roles.range where roles[position] == .number {
      ids.formUnion(scan[position].number?.conferenceIDs ?? [])
    }
    if let id = lines.lazy.compactMap({ $0.first(.localNumbers)?.parts.value("id") }).first { ids.insert(id) }
    if let id = roles.first(of: .conferenceID).flatMap({ scan[$0].digits?.digits }) { ids.insert(id) }
    return ids.isEmpty ? nil : IdentityCheck(name: "conference-ids-agree", holds: ids.count == 1)
  }

  private var meetingID: IdentityCheck? {
    guard let short = first(.shortJoin), let position = roles.first(of: .meetingID),
      let printed = scan[position].digits?.digits
    else { return nil }
    return IdentityCheck(
      name: "meeting-id-equals-short-link", holds: short.identity.keys.contains(TeamsLinks.meetingKey(printed)))
  }
}
