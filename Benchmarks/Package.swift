// swift-tools-version: 6.2
import PackageDescription

/// A package of its own, so that building or testing redial neither fetches nor builds the benchmark tool.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "redial", path: ".."),
    // No traits: the tool then needs no jemalloc, and shows time and memory but no malloc counts.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "PipelineBench",
      dependencies: [
        .product(name: "RedialKit", package: "redial"), .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/PipelineBench",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6])
