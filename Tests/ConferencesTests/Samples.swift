import Conferences

/// A file in memory.
func file(_ name: String, _ text: String) -> ConferenceFile { ConferenceFile(name: name, bytes: Array(text.utf8)) }

/// `line:column message` of every problem; empty when the files are accepted.
func problems(_ files: ConferenceFile...) -> [String] {
  do {
    _ = try ConferenceBook(reading: files)
    return []
  } catch {
    return error.problems.map { "\($0.line):\($0.column) \($0.message)" }
  }
}

/// The same file as YAML and as JSON.
func problems(yaml: String) -> [String] { problems(file("c.yaml", yaml)) }
func problems(json: String) -> [String] { problems(file("c.json", json)) }

func book(_ yaml: String) throws -> ConferenceBook { try ConferenceBook(reading: [file("c.yaml", yaml)]) }

let contractSample = """
  version: 1
  target: current
  tenant:                       # goes into every block that its vendor shows it in
    help-url: https://help.example.com/meetings
    legal-url: https://example.com/legal
    logo-url: https://example.com/logo.png
    footer: "Questions? Call the service desk."
  organizers:
    ashaw@contoso.example:
      third-party: keep
      dial-in: enabled
      conference-id: "123456789"
      toll:      [{number: "+1 323-555-0100", label: "United States, Los Angeles"}]
      toll-free: [{number: "+1 888-555-0111", label: "United States"}]
      local-numbers-url: https://dialin.example.com/contoso?id=123456789
      reset-pin-url: https://dialin.example.com/pin
      language: it-IT
  meetings:
    - uid: 040000008200E00074C5B7101A82E008
      organizer: ashaw@contoso.example
      match: {join-url: "https://meet.contoso.example/ashaw/6N2YGD5G"}
      join-url: https://teams.microsoft.com/l/meetup-join/19%3ameeting_Q/0
      short-url: https://teams.microsoft.com/meet/26374053457629?p=rRYCKiwRDlgVqiKu4e
      meeting-id: "263 740 534 576 29"
      passcode: Ax3Zj3Mx
      conference-id: "918273645"
  substitutions:
    - {from: "+1 323-849-4874", to: "+1 323-555-0100"}
  """
