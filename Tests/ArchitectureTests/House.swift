import Foundation
import JSONTree

/// The package as its manifest declares it.
struct House: Sendable {
    struct Target: Sendable, CustomStringConvertible {
        let name: String
        let path: String
        let kind: String
        /// The targets of this package that it depends on.
        let targets: [String]
        /// The products of other packages that it depends on.
        let products: [String]

        var description: String { name }
        var room: Room? { Room(path: path) }
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Read once: every test asks for it.
    static let declared = Result { try House() }

    let targets: [Target]

    /// Everything that is shipped or supports the tests; the tests themselves may reach wherever they like.
    var rooms: [Target] { targets.filter { $0.kind != "test" } }

    subscript(name: String) -> Target? { targets.first { $0.name == name } }

    /// A scratch folder of its own, because the build that runs this test holds the lock of the usual one.
    private init() throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "vigie-manifest-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let output = try Self.run([
            "swift", "package", "--package-path", Self.root.path, "--scratch-path", scratch.path, "dump-package",
        ])
        targets = try JSONValue(parsing: output)["targets"]?.array?.compactMap(Target.init) ?? []
    }

    private static func run(_ command: [String]) throws -> Data {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return bytes
    }
}

extension House.Target {
    init?(_ json: JSONValue) {
        guard let name = json["name"]?.string, let kind = json["type"]?.string else { return nil }
        let dependencies = json["dependencies"]?.array ?? []
        self.init(
            name: name, path: json["path"]?.string ?? "", kind: kind,
            targets: dependencies.compactMap { $0["byName"]?[0]?.string },
            products: dependencies.compactMap { $0["product"]?[0]?.string })
    }
}
