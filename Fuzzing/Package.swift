// swift-tools-version: 6.2
import PackageDescription

/// One libFuzzer entry for each parser; `run` beside this file builds and runs them.
let parsers = Target.Dependency.product(name: "RedialParsers", package: "redial")

/// lld, because libFuzzer comes with a `main` of its own, which gold cannot pass over.
func fuzzer(_ name: String) -> Target {
  .executableTarget(
    name: name, dependencies: ["Laws", parsers],
    linkerSettings: [.unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux]))])
}

let package = Package(
  name: "Fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "redial", path: "..")],
  targets: [
    .target(name: "Laws", dependencies: [parsers]),
    fuzzer("ContentLines"), fuzzer("Entities"), fuzzer("Projection"), fuzzer("Blocks"),
  ],
  swiftLanguageModes: [.v6])
