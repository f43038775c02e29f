/// Invented calendars.
enum Sample {
  /// Lines end in LF here; tests put other line ends in.
  static let invitation = """
    BEGIN:VCALENDAR
    METHOD:REQUEST
    PRODID:Microsoft Exchange Server 2010
    VERSION:2.0
    BEGIN:VTIMEZONE
    TZID:W. Europe Standard Time
    BEGIN:STANDARD
    DTSTART:16010101T030000
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0100
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VTIMEZONE
    TZID:Other Time
    END:VTIMEZONE
    BEGIN:VEVENT
    ORGANIZER;CN=Ann Shaw:MAILTO:Ashaw@contoso.example
    ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Roe, Ric
     hard":MAILTO:rroe@contoso.example
    ATTENDEE;CUTYPE=ROOM:mailto:room1@contoso.example
    DESCRIPTION;LANGUAGE=en-US:Agenda für Montag\\n\\nJoin online\\, please: ht
     tps://meet.contoso.example/ashaw/6N2YGD5G\\nThanks 😀
    UID:0400-1
    SUMMARY;LANGUAGE=en-US:Review\\, weekly
    DTSTART;TZID=W. Europe Standard Time:20261201T090000
    DTEND;TZID="W. Europe Standard Time":20261201T100000
    DTSTAMP:20260101T000000Z
    SEQUENCE:3
    LAST-MODIFIED:20260101T000000Z
    STATUS:CONFIRMED
    X-MICROSOFT-CDO-APPT-SEQUENCE:3
    X-MICROSOFT-CDO-OWNER-CRITICAL-CHANGE:20260101T000000Z
    X-MICROSOFT-ONLINEMEETINGEXTERNALLINK:https://meet.contoso.example/ashaw/6
     N2YGD5G
    BEGIN:VALARM
    DESCRIPTION:REMINDER
    DTSTAMP:20250101T000000Z
    END:VALARM
    END:VEVENT
    END:VCALENDAR

    """
}
