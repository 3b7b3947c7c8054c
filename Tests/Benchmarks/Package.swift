// swift-tools-version: 6.2

import PackageDescription

/// The settings of Plumbline's own targets.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  // Marked where it stands: `Measuring/ProcessorTime.swift`, which asks the system for times, and
  // `Load/LoadTime.swift`, which calls libyaml.
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Measures Plumbline beside other programs; it sees of it only what is public.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "Plumbline", path: "../..")],
  targets: [
    .systemLibrary(name: "LibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "LibYAML",
        .product(name: "Plumbline", package: "Plumbline"),
        .product(name: "FEEL", package: "Plumbline"),
      ],
      swiftSettings: settings),
  ]
)
