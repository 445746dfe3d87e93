// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target is held to the same settings: one language mode, no unsafe construct without the word
/// `unsafe` beside it, no warning left standing.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// One floor of the house. A floor names the floors below it that it may use, and nothing else.
func floor(
    _ name: String, on below: [Target.Dependency], plugins: [Target.PluginUsage] = []
) -> Target {
    .target(name: name, dependencies: below, swiftSettings: strict, plugins: plugins)
}

/// The tests of one floor.
func tests(of name: String, with others: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name)] + others, swiftSettings: strict)
}

/// What the tests of several floors share.
func support(_ name: String, on below: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: below, path: "Tests/\(name)", swiftSettings: strict)
}

let package = Package(
    name: "troth",
    products: [.executable(name: "troth", targets: ["troth"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // What the system brings.
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CPlatform"),

        // What the build needs: the built-in templates go into the binary as string literals.
        .executableTarget(
            name: "embed-templates", path: "Plugins/embed-templates", swiftSettings: strict),
        .plugin(name: "EmbedTemplates", capability: .buildTool(), dependencies: ["embed-templates"]),

        // The floors, from the ground up.
        floor("Canonical", on: []),
        floor("Sodium", on: ["Canonical", "CSodium"]),
        floor("Age", on: ["Canonical", "Sodium"]),
        floor("TransparencyLog", on: ["Canonical", "Sodium"]),
        floor("Consent", on: ["Canonical"]),
        floor("Templating", on: ["Canonical", "Consent", "CYaml"], plugins: ["EmbedTemplates"]),
        floor("History", on: ["Age", "Canonical", "Consent", "Sodium", "TransparencyLog"]),
        floor("Vault", on: ["Age", "Canonical", "Consent", "History", "Sodium", "TransparencyLog"]),
        floor("Terminal", on: ["Canonical", "CPlatform", "Sodium"]),
        floor("Reporting", on: ["Canonical", "Consent", "History", "Sodium", "Terminal"]),
        floor(
            "Commands",
            on: [
                "Age", "Canonical", "Consent", "CPlatform", "History", "Reporting", "Sodium", "Templating",
                "Terminal", "TransparencyLog",
                "Vault",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "troth", dependencies: ["CPlatform", "Commands"], swiftSettings: strict),

        tests(of: "Canonical"),
        tests(of: "Sodium", with: ["Canonical", "TestSupport"]),
        tests(of: "Age", with: ["Canonical", "Sodium", "TestSupport", "CZlib"]),
        tests(of: "TransparencyLog", with: ["Canonical", "Sodium", "TestSupport"]),
        tests(of: "Consent", with: ["Canonical", "TestSupport"]),
        tests(of: "Templating", with: ["Canonical", "Consent", "TestSupport"]),
        tests(
            of: "Terminal",
            with: ["Canonical", "CPlatform", "PseudoTerminal", "TerminalProbe", "TestSupport"]),
        tests(
            of: "History",
            with: [
                "Age", "Canonical", "Consent", "HistorySupport", "Sodium", "TestSupport", "TransparencyLog",
            ]),
        tests(
            of: "Vault",
            with: [
                "Age", "Canonical", "Consent", "History", "HistorySupport", "Sodium", "TestSupport",
                "TransparencyLog",
            ]),
        tests(
            of: "Reporting", with: ["Canonical", "Consent", "History", "Stories", "Terminal", "TestSupport"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "Age", "Canonical", "Commands", "Consent", "History", "HistorySupport", "PseudoTerminal",
                "Templating", "TestSupport", "TransparencyLog", "Vault", "troth",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LivesTests",
            dependencies: [
                "Canonical", "Consent", "History", "HistorySupport", "Sodium", "TestSupport",
                "TransparencyLog",
            ],
            swiftSettings: strict),
        support("TestSupport", on: ["Sodium"]),
        support("HistorySupport", on: ["Canonical", "Consent", "History", "Sodium", "TransparencyLog"]),
        support("Stories", on: ["Canonical", "Consent", "Reporting", "Terminal"]),
        support("PseudoTerminal", on: ["CPlatform"]),
        .target(name: "CBrowserKeeper", path: "Tests/CBrowserKeeper"),
        support("Browser", on: ["CBrowserKeeper", "TestSupport"]),
        tests(of: "Browser", with: ["Consent", "Reporting", "Stories", "TestSupport"]),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["Canonical", "CPlatform", "Sodium", "Terminal"],
            path: "Tests/TerminalProbe", swiftSettings: strict),
    ]
)
