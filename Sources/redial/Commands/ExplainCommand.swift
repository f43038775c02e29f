import ArgumentParser
import Redialing

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "What a code means, why it matters, what to do.")

  @Argument(help: "A verdict, a reason, or a Unicode finding such as U103; nothing lists them all.")
  var code: String?

  func run() throws {
    var out = StandardOutput()
    defer { out.flush() }
    guard let code else {
      for explanation in Explanation.all { out.write("\(explanation.code.padded(to: 22))\(explanation.title)\n") }
      return
    }
    guard let explanation = Explanation.of(code) else {
      throw RunFailure(ExitStatus.usage, "no code is called '\(code.printable)'; `redial explain` lists them all")
    }
    out.write(
      """
      \(explanation.code): \(explanation.title)

      What it means
        \(explanation.meaning)

      Why it matters
        \(explanation.whyItMatters)

      Example
        \(explanation.example)

      What to do
        \(explanation.whatToDo)

      """)
  }
}
