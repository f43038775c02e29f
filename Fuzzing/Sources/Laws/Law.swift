/// Ends the process with a sentence when a law does not hold, so that libFuzzer keeps the input.
public func law(_ holds: Bool, _ sentence: @autoclosure () -> String) {
  if !holds { fatalError("broken law: \(sentence())") }
}
