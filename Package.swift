// swift-tools-version:6.2
import PackageDescription

/// One package, many small targets: `package` access across them, `public` nowhere. `docs/ARCHITECTURE.md` maps
/// them, and `Tests/ArchitectureTests` holds the direction of the arrows.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioWebSocket = Target.Dependency.product(name: "NIOWebSocket", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A target of the house: its folder, with a README that says what it is for, what it may import, and which files
/// become a part of the program.
func house(
    _ name: String, _ path: String, _ dependencies: [Target.Dependency] = [], embedding files: [String] = [],
    aside: [String] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, path: path, exclude: ["README.md"] + aside,
        resources: files.map { .embedInCode($0) }, swiftSettings: strict)
}

/// The tests of a target, in `Tests/<Target>Tests`.
func tests(
    _ name: String, _ dependencies: [Target.Dependency] = [], fixtures: Bool = false, aside: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.byName(name: name), "VigieTestSupport"] + dependencies,
        path: "Tests/\(name)Tests",
        exclude: (fixtures ? ["Fixtures"] : []) + aside,
        swiftSettings: strict
    )
}

let kit: [Target] = [
    house("Surroundings", "Sources/Kit/Surroundings"),
    house("InternetAddresses", "Sources/Kit/Addresses"),
    house("JSONTree", "Sources/Kit/JSONTree"),
    house("Quantities", "Sources/Kit/Quantities", ["Wording"]),
    house("Cron", "Sources/Kit/Cron", ["Surroundings", "Wording"]),
    house("Wording", "Sources/Kit/Wording"),
    house("MerkleTree", "Sources/Kit/MerkleTree", [crypto]),
    house("DurableFiles", "Sources/Kit/DurableFiles", ["Wording"]),
    house("TerminalOutput", "Sources/Kit/TerminalOutput", ["Wording"]),
    house("KubernetesRBAC", "Sources/Kit/KubernetesRBAC"),
    house("AgeFormat", "Sources/Kit/Age", ["Surroundings", "Wording", crypto, cryptoExtras]),
    house("CBOR", "Sources/Kit/CBOR", []),
    house("ShamirSharing", "Sources/Kit/Shamir", ["Surroundings", "Wording", crypto]),
    house("HTML", "Sources/Kit/HTML"),
    house("NetworkFailure", "Sources/Kit/NetworkFailure", [httpClient, nioCore, nioPosix, nioSSL]),
    .systemLibrary(
        name: "CQREncode", path: "Sources/Kit/CQREncode", pkgConfig: "libqrencode",
        providers: [.apt(["libqrencode-dev"])]),
    house("QRCodes", "Sources/Kit/QRCode", ["CQREncode", "HTML", "Wording"]),
]

let clients: [Target] = [
    .systemLibrary(
        name: "CLibPQ", path: "Sources/Clients/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    house("PostgreSQLClient", "Sources/Clients/PostgreSQL", ["CLibPQ", "Wording", crypto]),
    house("Tools", "Sources/Clients/Tools", ["Wording", subprocess, systemPackage]),
    house(
        "OpenBaoClient", "Sources/Clients/OpenBao",
        ["NetworkFailure", "Wording", "JSONTree", httpClient, nioCore, nioHTTP1, nioSSL]),
    house(
        "Certificates", "Sources/Clients/Certificates",
        ["NetworkFailure", "Surroundings", "Wording", x509, asn1, crypto, nioCore, nioPosix, nioTLS, nioSSL]),
    house(
        "HTTPCalls", "Sources/Clients/HTTPCalls",
        ["NetworkFailure", "JSONTree", "Wording", httpClient, nioCore, nioHTTP1, nioSSL]),
    house("SMTPClient", "Sources/Clients/SMTP", ["NetworkFailure", "Wording", nioCore, nioPosix, nioTLS, nioSSL]),
    house(
        "KubernetesClient", "Sources/Clients/Kubernetes",
        [
            "NetworkFailure", "Wording", "JSONTree", "Surroundings", "Tools", yams, httpClient, nioCore, nioPosix,
            nioHTTP1, nioWebSocket,
            nioSSL,
        ]),
]

let core: [Target] = [
    house("VigieStore", "Sources/Store", ["Surroundings", "JSONTree", "MerkleTree", "Wording"]),
    house(
        "VigieStoreSQLite", "Sources/Stores/SQLite",
        ["VigieStore", "Surroundings", "JSONTree", "MerkleTree", "DurableFiles", "Wording", grdb]),
    house(
        "VigieLedger", "Sources/Ledger",
        ["VigieStore", "Surroundings", "JSONTree", "MerkleTree", "DurableFiles", "Wording", crypto]),
    house(
        "VigiePlan", "Sources/Plan",
        ["Surroundings", "JSONTree", "Quantities", "Cron", "Wording", "TerminalOutput", crypto, yams]),
    house(
        "VigieEngine", "Sources/Engine",
        ["VigieStore", "VigieLedger", "VigiePlan", "Surroundings", "JSONTree", "Quantities", "Cron", "Wording", crypto]),
    house(
        "VigieReadiness", "Sources/Readiness",
        ["VigieLedger", "VigiePlan", "Surroundings", "Cron", "Wording"]),
    house(
        "VigieChapter", "Sources/Chapter",
        ["VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore", "Surroundings"]),
]

/// What several chapters work on.
let common: [Target] = [
    house(
        "VigieCluster", "Sources/Cluster",
        [
            "VigieChapter", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "KubernetesClient",
            "Surroundings", "Wording",
        ]),
    house("VigieDatabases", "Sources/Databases", ["VigiePlan", "PostgreSQLClient"]),
]

/// What stands between the core and the people who use it.
let people: [Target] = [
    house(
        "VigieAccess", "Sources/Access",
        [
            "VigieChapter", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore", "Surroundings",
            "DurableFiles", "CBOR", "JSONTree", "Quantities", "Wording", "InternetAddresses", crypto, cryptoExtras, jwt,
            httpClient, nioCore,
            nioHTTP1,
        ]),
    house(
        "VigieNotifications", "Sources/Notifications",
        [
            "VigieAccess", "VigieChapter", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore",
            "SMTPClient", "NetworkFailure", "Surroundings", "JSONTree", "Quantities", "Cron", "Wording", crypto,
            mustache, httpClient,
            nioCore, nioHTTP1,
        ]),
    house(
        "VigieClient", "Sources/Client",
        [
            "VigieChapter", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore", "MerkleTree",
            "Surroundings", "JSONTree", "Cron", "Wording",
        ]),
    house(
        "VigieRemoteClient", "Sources/RemoteClient",
        [
            "VigieClient", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore", "MerkleTree",
            "NetworkFailure", "Surroundings", "JSONTree", "Wording", httpClient, nioCore, nioHTTP1, nioSSL,
        ]),
]

let surfaces: [Target] = [
    house(
        "VigieAPI", "Sources/Surfaces/API",
        [
            "VigieClient", "VigieAccess", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore",
            "MerkleTree", "Surroundings", "JSONTree", "Cron", "Wording", "InternetAddresses", hummingbird,
            hummingbirdCore, hummingbirdTLS,
            httpTypes,
            logging,
            nioCore, nioSSL,
        ]),
    house(
        "VigieConsole", "Sources/Surfaces/Console",
        [
            "VigieClient", "VigieAccess", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore",
            "QRCodes", "HTML", "Surroundings", "JSONTree", "Quantities", "Cron", "Wording",
        ],
        embedding: ["tokens", "frame", "status", "tables", "charts", "forms", "print"].map { "Assets/\($0).css" }
            + ["palette", "live", "comforts", "passkeys"].map { "Assets/\($0).js" }),
]

let chapters: [Target] = [
    house(
        "VigieBackups", "Sources/Chapters/Backups",
        [
            "VigieDatabases", "VigieChapter", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore",
            "PostgreSQLClient", "Tools", "Surroundings", "JSONTree", "Quantities", "Cron", "Wording", "DurableFiles",
            crypto,
        ]),
    house(
        "VigieSecrets", "Sources/Chapters/Secrets",
        [
            "VigieCluster", "VigieDatabases", "KubernetesClient", "KubernetesRBAC", "VigieChapter", "VigieEngine",
            "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore", "PostgreSQLClient",
            "OpenBaoClient", "Certificates", "HTTPCalls", "AgeFormat", "ShamirSharing", "HTML", "QRCodes", "Tools",
            "Surroundings", "JSONTree", "Quantities", "Cron", "Wording", "DurableFiles", crypto,
        ]),
]

let program: [Target] = [
    house(
        "VigieServer", "Sources/Server",
        [
            "VigieAPI", "VigieConsole", "VigieClient",
            "VigieAccess", "VigieNotifications", "VigieBackups", "VigieSecrets", "VigieCluster", "VigieChapter",
            "VigieEngine", "VigieReadiness",
            "VigiePlan", "VigieLedger", "VigieStore",
            "VigieStoreSQLite", "Tools", "DurableFiles", "Surroundings", "JSONTree", "Quantities", "Cron", "Wording",
            "MerkleTree", "InternetAddresses",
        ]),
    house(
        "VigieDemo", "Sources/Demo",
        [
            "VigieServer", "VigieBackups", "VigieChapter", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger",
            "VigieStore", "PostgreSQLClient", "Tools", "Surroundings", "JSONTree", "Cron", "Quantities", "Wording",
            "TerminalOutput",
        ]),
    house(
        "VigieCLI", "Sources/CLI",
        [
            "VigieNotifications", "VigieAccess",
            "VigieServer", "VigieClient", "VigieRemoteClient", "VigieDemo", "VigieBackups", "VigieSecrets",
            "VigieCluster", "VigieChapter",
            "VigieEngine", "VigieReadiness", "VigiePlan",
            "VigieLedger", "VigieStore", "ShamirSharing", "AgeFormat", "Surroundings", "JSONTree", "Cron",
            "DurableFiles",
            "MerkleTree", "Quantities",
            "Wording",
            "TerminalOutput", yams,
            arguments,
        ]),
    .executableTarget(name: "vigie", dependencies: ["VigieCLI"], path: "Sources/vigie", swiftSettings: strict),
]

/// What measures: built with everything, shipped with nothing.
let benchmarks: [Target] = [
    .executableTarget(
        name: "VigieBenchmarks",
        dependencies: [
            "VigieEngine", "VigieLedger", "VigiePlan", "VigieStore", "VigieStoreSQLite", "Surroundings", "JSONTree",
            "Wording",
        ], path: "Benchmarks/Sources", exclude: ["README.md"], swiftSettings: strict)
]

let support: [Target] = [
    house(
        "VigieTestSupport", "TestSupport",
        [
            "VigieStore", "VigieLedger", "VigieEngine", "VigiePlan", "Surroundings", "JSONTree", "MerkleTree", "Tools",
            "PostgreSQLClient", "SMTPClient", "OpenBaoClient",
        ], aside: ["Mail/mail_server.py", "Mail/read_mail.py", "FakeKubernetes", "FakeKubernetesServer"]),
    house(
        "FakeKubernetes", "TestSupport/FakeKubernetes",
        [
            "JSONTree", "Surroundings", yams, nioCore, nioPosix, nioHTTP1, nioWebSocket, nioSSL, x509, asn1, crypto,
        ], aside: ["Schemas"]),
    .executableTarget(
        name: "vigie-fake-kubernetes",
        dependencies: ["FakeKubernetes", "KubernetesClient", "KubernetesRBAC", "JSONTree", "Surroundings"],
        path: "TestSupport/FakeKubernetesServer", exclude: ["README.md"], swiftSettings: strict),
]

let suites: [Target] = [
    tests("Surroundings"),
    tests("InternetAddresses"),
    tests("JSONTree"),
    tests("Quantities", ["Wording"]),
    tests("Cron", ["Surroundings", "Wording"]),
    tests("Wording"),
    tests("MerkleTree", [crypto]),
    tests("DurableFiles", ["Wording"]),
    tests("TerminalOutput"),
    tests("NetworkFailure", [httpClient, nioCore, nioPosix, nioSSL]),
    tests("HTML", ["Tools", "JSONTree", "Surroundings"]),
    tests("QRCodes", ["HTML", "Tools", "Wording"]),
    tests("KubernetesRBAC"),
    tests(
        "KubernetesClient",
        [
            "FakeKubernetes", "vigie-fake-kubernetes", "Wording", "JSONTree", "Surroundings", "Tools", nioCore,
            nioPosix,
            crypto,
        ], fixtures: true),
    tests("AgeFormat", ["Surroundings", "Wording", "Tools"]),
    tests("CBOR", []),
    tests("ShamirSharing", ["Surroundings", "Wording"]),
    tests("PostgreSQLClient", ["Tools", "Wording", crypto]),
    tests(
        "OpenBaoClient", ["PostgreSQLClient", "KubernetesClient", "FakeKubernetes", "Tools", "JSONTree", "Wording"]),
    tests("Tools", ["Wording"]),
    tests("SMTPClient", ["Tools", "Wording"]),
    tests("VigieStoreSQLite", ["VigieStore", "Surroundings", "JSONTree", "MerkleTree", "Wording", grdb]),
    tests(
        "VigieLedger",
        ["VigieStore", "VigieStoreSQLite", "Surroundings", "JSONTree", "MerkleTree", "Tools", crypto, grdb],
        aside: ["verify_ledger.py"]),
    tests("VigiePlan", ["Surroundings", "JSONTree", "Quantities", "Cron", "Wording", "Tools"], fixtures: true),
    tests(
        "VigieEngine",
        [
            "VigieStore", "VigieStoreSQLite", "VigieLedger", "VigiePlan", "Surroundings", "JSONTree", "Quantities",
            "Cron", "Wording",
        ],
        fixtures: true),
    tests(
        "VigieReadiness",
        ["VigieStore", "VigieStoreSQLite", "VigieLedger", "VigiePlan", "Surroundings", "JSONTree", "Wording"],
        fixtures: true),
    tests(
        "VigieBackups",
        [
            "VigieChapter", "VigieStore", "VigieStoreSQLite", "VigieLedger", "VigieEngine", "VigieReadiness",
            "VigiePlan", "PostgreSQLClient", "Tools", "Surroundings", "JSONTree", "Quantities", "Cron", "Wording",
        ],
        fixtures: true),
    tests(
        "VigieAccess",
        [
            "VigieStore", "VigieStoreSQLite", "VigieLedger", "VigieReadiness", "VigiePlan", "Surroundings", "JSONTree",
            "CBOR", "Wording", crypto, cryptoExtras,
        ], fixtures: true, aside: ["Providers"]),
    tests(
        "VigieNotifications",
        [
            "VigieAccess", "VigieBackups", "VigieChapter", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger",
            "VigieStore", "VigieStoreSQLite", "SMTPClient", "Surroundings", "JSONTree", "Cron", "Wording", "Tools",
            nioCore, nioPosix, nioHTTP1,
        ], fixtures: true),
    tests(
        "VigieCluster",
        [
            "FakeKubernetes", "KubernetesClient", "VigieChapter", "VigieStore", "VigieLedger", "VigieEngine",
            "VigiePlan", "JSONTree", "Surroundings", "Wording",
        ]),
    tests(
        "VigieSecrets",
        [
            "VigieCluster", "VigieDatabases", "KubernetesClient", "KubernetesRBAC", "FakeKubernetes", "VigieAccess",
            "VigieChapter",
            "VigieStore", "VigieLedger", "VigieEngine", "VigieReadiness", "VigiePlan", "PostgreSQLClient",
            "OpenBaoClient", "Certificates", "HTTPCalls", "AgeFormat", "ShamirSharing", "Tools", "Surroundings",
            "JSONTree", "Wording", "Cron", nioCore, nioPosix, nioHTTP1, nioSSL,
        ]),
    tests(
        "VigieServer",
        [
            "VigieAPI", "VigieAccess", "VigieBackups", "VigieClient", "VigieRemoteClient", "VigieEngine", "VigieLedger",
            "VigieReadiness", "VigieSecrets", "VigiePlan", "VigieStore", "Tools", "Surroundings", "Cron", "JSONTree",
            "Wording",
        ], aside: ["Scripts"]),
    tests(
        "VigieClient",
        [
            "VigieServer", "VigieChapter", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore",
            "VigieStoreSQLite", "Surroundings", "JSONTree", "Wording",
        ]),
    tests(
        "VigieAPI",
        [
            "VigieAccess", "VigieBackups", "VigieClient", "VigieServer", "VigieEngine", "VigieLedger", "VigiePlan",
            "VigieReadiness", "VigieStore", "JSONTree", "Surroundings", "Wording",
            "InternetAddresses", nioCore,
        ]),
    tests(
        "VigieConsole",
        [
            "VigieClient", "VigieAccess", "VigieEngine", "VigieReadiness", "VigiePlan", "VigieLedger", "VigieStore",
            "HTML",
            "Tools", "JSONTree", "Surroundings", "Cron", "Wording",
            "VigieServer", "VigieAPI", "VigieStoreSQLite", "vigie",
        ], aside: ["audit.py", "journey.py", "doors.py", "driver.py", "passkeys.py", "proof.py", "provider.py"]),
    tests(
        "VigieDemo",
        [
            "VigieBackups", "VigieLedger", "VigiePlan", "PostgreSQLClient", "Tools", "Surroundings", "Wording",
            "TerminalOutput",
        ]),
    tests(
        "VigieCLI",
        ["vigie", "vigie-fake-kubernetes", "VigieClient", "VigieStore", "Surroundings", "Tools", "JSONTree"],
        fixtures: true, aside: ["killed.py"]),
    .testTarget(
        name: "ArchitectureTests", dependencies: ["Tools", "JSONTree"], path: "Tests/ArchitectureTests",
        swiftSettings: strict),
]

let package = Package(
    name: "vigie",
    dependencies: [
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: kit + clients + core + common + people + surfaces + chapters + program + benchmarks + support + suites,
    swiftLanguageModes: [.v6]
)
