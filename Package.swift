// swift-tools-version: 6.2
import PackageDescription

/// Imports are the architecture (ARCHITECTURE.md): a file names every module it uses, and re-exports none by accident.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "redial",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "redial", targets: ["redial"]),
    // For the nested packages only: Benchmarks, and Fuzzing, which would rather not build what no parser needs.
    .library(
      name: "RedialKit",
      targets: [
        "Splicing", "Charsets", "Messages", "Calendars", "Markup", "Meetings", "Conferences", "UnicodeRisks", "Exports",
        "Redialing",
      ]),
    .library(
      name: "RedialParsers", targets: ["Splicing", "Charsets", "Messages", "Calendars", "Markup", "Meetings"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // System libraries: Debian package, Homebrew package.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CLibICal", pkgConfig: "libical", providers: [.apt(["libical-dev"]), .brew(["libical"])]),
    .systemLibrary(
      name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .systemLibrary(name: "CZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CPlatform"),

    module("Splicing"),
    module("Diagnosing", ["Splicing"]),
    module("Digests", [crypto]),
    module("Charsets", ["Splicing", "Diagnosing"]),
    module("Messages", ["Splicing", "Diagnosing", "Charsets"]),
    module("Calendars", ["Splicing", "Diagnosing", "Charsets", "CLibICal"]),
    module("Markup", ["Splicing", "Diagnosing", "CLibXML2"]),
    module("Conferences", ["Splicing", "Diagnosing", yams]),
    module("UnicodeRisks", ["Splicing", "Diagnosing", "Charsets"]),
    module(
      "Meetings", ["Splicing", "Diagnosing", "Calendars", "Conferences", mustache],
      // Embedded: the program is one file, and reading a resource needs no Foundation. Names must be unique: folders are lost.
      resources: [.embedInCode("Resources")]),
    module(
      "Exports", ["Splicing", "Diagnosing", "Messages", "Calendars", "CPlatform", "CLibArchive", "CZLib", "Digests"]),
    module(
      "Redialing",
      [
        "Splicing", "Diagnosing", "Charsets", "Messages", "Calendars", "Markup", "Conferences", "UnicodeRisks",
        "Meetings", "Exports",
      ]),
    module(
      "Reporting", ["Splicing", "Diagnosing", "Redialing", mustache], resources: [.embedInCode("Resources")]),
    module("Delivery", ["Splicing", "Redialing", "Messages", "Calendars", "Charsets", "Digests"]),
    module("Ledger", ["Diagnosing", "Redialing", "Meetings", "Digests", grdb, sqlite]),
    .executableTarget(
      name: "redial",
      dependencies: [
        "Splicing", "Diagnosing", "Calendars", "Conferences", "UnicodeRisks", "Meetings", "Exports", "Redialing",
        "Reporting",
        "Delivery", "Ledger", "Messages", "Digests", "CPlatform", argumentParser,
      ],
      swiftSettings: strict),

    tests("Splicing"),
    tests("Charsets", ["Splicing"]),
    tests("Messages", ["Splicing", "Diagnosing", "Charsets"]),
    tests("Calendars", ["Splicing", "Diagnosing"]),
    tests("Markup", ["Splicing"]),
    tests("Conferences", ["Splicing"]),
    tests("UnicodeRisks", ["Diagnosing", "Charsets"]),
    tests("Meetings", ["Conferences", "Splicing", "Calendars"]),
    tests("Exports", ["Digests"]),
    tests(
      "Redialing", ["Splicing", "Diagnosing", "Calendars", "Messages", "Conferences", "UnicodeRisks", "Exports"],
      exclude: ["Scenarios"]),
    tests("Reporting", ["Redialing", "Diagnosing"]),
    tests("Delivery", ["Redialing", "Messages", "Calendars"]),
    tests("Ledger", ["Redialing", "Diagnosing"]),
    // The built program from outside, and the house rules that no compiler knows.
    .testTarget(
      name: "CommandTests", dependencies: ["redial", "Calendars", "Exports", "Redialing", "Splicing"],
      swiftSettings: strict
    ),
    .testTarget(name: "TidyTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6])
