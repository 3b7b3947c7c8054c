// swift-tools-version: 6.2

import PackageDescription

/// The settings of every target of ours.
let settings: [SwiftSetting] = [
  // A warning that is left alone becomes a habit.
  .treatAllWarnings(as: .error),
  // Unsafe constructs must be marked where they stand: in `Columns`, which are plain memory, and in
  // `FEEL/Program`, which runs over them; in `Plumbline/YAML`, which calls libyaml; where lines are
  // read and written as bytes (`Plumbline/Intake`, `PlumblineTools`); where batches run
  // (`Plumbline/Evaluation`); and in `PlumblineCLI/Terminal.swift`, which calls the system.
  .strictMemorySafety(),
  // `any` is written out, so that a boxed value can be seen.
  .enableUpcomingFeature("ExistentialAny"),
  // An import is private to its file unless it says otherwise.
  .enableUpcomingFeature("InternalImportsByDefault"),
  // A member is found only through a module that its file imports.
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Plumbline",
  products: [
    .library(name: "FEEL", targets: ["FEEL"]),
    .library(name: "Plumbline", targets: ["Plumbline"]),
    .executable(name: "plumbline", targets: ["PlumblineCLI"]),
    .executable(name: "feel-conformance", targets: ["FEELConformance"]),
    .executable(name: "policy-agreement", targets: ["PolicyAgreement"]),
  ],
  dependencies: [
    // The command line: help, parsing, completion. Only `PlumblineCLI` sees it.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    // No product sees it: it is public so that loops in other modules can be compiled into one.
    .target(name: "Columns", swiftSettings: settings),
    .target(name: "FEEL", dependencies: ["Columns"], swiftSettings: settings),
    .target(
      name: "Plumbline", dependencies: ["Columns", "FEEL", "CLibYAML"], swiftSettings: settings),
    .target(
      name: "PlumblineTools", dependencies: ["Columns", "Plumbline", "FEEL"],
      swiftSettings: settings),
    .executableTarget(
      name: "PlumblineCLI",
      dependencies: [
        "FEEL", "Plumbline", "PlumblineTools",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // A tool of development: runs the public conformance cases of the DMN standard.
    .executableTarget(name: "FEELConformance", dependencies: ["FEEL"], swiftSettings: settings),
    // What the tests of the language and of whole policies make random expressions with.
    .target(
      name: "RandomFEEL", dependencies: ["FEEL"], path: "Tests/RandomFEEL",
      swiftSettings: settings),
    // A tool of development: holds the two ways of evaluating to the same bytes. Its own target, so
    // that it runs built for release over as many inspections as one likes.
    .executableTarget(
      name: "PolicyAgreement", dependencies: ["PlumblineTools", "Plumbline", "FEEL", "RandomFEEL"],
      path: "Tests/PolicyAgreement", swiftSettings: settings),
    .testTarget(
      name: "FEELTests", dependencies: ["Columns", "FEEL", "FEELConformance", "RandomFEEL"],
      swiftSettings: settings),
    .testTarget(
      name: "PlumblineTests", dependencies: ["Columns", "PlumblineTools", "Plumbline", "FEEL"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "PlumblineToolsTests",
      dependencies: ["PlumblineTools", "Plumbline", "FEEL", "RandomFEEL", "PolicyAgreement"],
      swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests", dependencies: ["PlumblineCLI"], exclude: ["Pages"],
      swiftSettings: settings),
  ]
)
