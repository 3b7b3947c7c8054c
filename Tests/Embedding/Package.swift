// swift-tools-version: 6.2

import PackageDescription

/// A program of somebody else: it sees of Plumbline only what is public.
let package = Package(
  name: "Embedding",
  dependencies: [.package(name: "Plumbline", path: "../..")],
  targets: [
    .executableTarget(
      name: "Embedding",
      dependencies: [
        .product(name: "Plumbline", package: "Plumbline"),
        .product(name: "FEEL", package: "Plumbline"),
      ]),
    .executableTarget(
      name: "Formulas", dependencies: [.product(name: "FEEL", package: "Plumbline")]),
  ]
)
