import Splicing

/// A file whose edits are proved.
public struct ProvedFile: Sendable {
  enum State: Sendable {
    case item(ProvedItem)
    case planned(FilePlan)
  }

  let state: State

  /// Its plan, with all that is said of the file: the last part of planning, for whoever can do it beside the next file.
  public func plan() -> FilePlan {
    switch state {
    case .planned(let plan): return plan
    case .item(let proved):
      var plan = FilePlan()
      let item = proved.plan()
      plan.add(item, edits: item.edits.shifted(by: 0))
      proved.input.bytes.withUnsafeBytes { plan.placeFindings(in: $0) }
      return plan
    }
  }
}
