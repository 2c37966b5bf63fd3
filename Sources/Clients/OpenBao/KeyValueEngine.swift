import JSONTree

/// The key-value engine, version 2: every write is a version, and old ones stay for a while.
package struct KeyValueEngine: Sendable {
    private let client: OpenBaoClient
    package let mount: String

    package init(_ client: OpenBaoClient, mount: String = "secret") {
        self.client = client
        self.mount = mount
    }

    /// A version of a secret. It shows its names, never its values.
    package struct Version: Sendable, Hashable {
        package let number: Int
        package let values: [String: String]
        /// RFC 3339, as the server writes it.
        package let createdAt: String
    }

    /// What is known of a version without reading it.
    package struct VersionNote: Sendable, Hashable {
        package let number: Int
        package let createdAt: String
        package let deletedAt: String?
        package let isDestroyed: Bool
    }

    /// What is known of a secret without reading it.
    package struct Metadata: Sendable, Hashable {
        package let current: Int
        package let oldest: Int
        package let longest: Int
        package let isCheckedAlways: Bool
        package let notes: [String: String]
        package let versions: [VersionNote]
    }

    /// Reads the newest version, or a certain one; `nil` where there is none, or it was deleted.
    package func read(_ path: String, version: Int? = nil) async throws -> Version? {
        let query = version.map { "?version=\($0)" } ?? ""
        let body: JSONValue
        do {
            body = try await client.ask(.get, place("data", path) + query)
        } catch OpenBaoError.notFound {
            return nil
        }
        guard let data = body["data"]?["data"]?.object else { return nil }
        let metadata = body["data"]?["metadata"]
        return Version(
            number: Int(clamping: metadata?["version"]?.integer ?? 0),
            values: data.mapValues { $0.string ?? $0.canonicalText },
            createdAt: metadata?["created_time"]?.string ?? "")
    }

    /// Writes a new version.
    /// - Parameter expected: the version that it replaces, 0 where there was none; another one there is a conflict.
    /// - Returns: the new version's number.
    @discardableResult
    package func write(_ path: String, _ values: [String: String], replacing expected: Int?) async throws -> Int {
        var body: [String: JSONValue] = ["data": .object(values.mapValues { .string($0) })]
        if let expected { body["options"] = ["cas": .integer(Int64(expected))] }
        let answer = try await client.ask(.post, place("data", path), .object(body))
        guard let version = answer["data"]?["version"]?.integer else {
            throw OpenBaoError.unexpected(path: place("data", path), missing: "version")
        }
        return Int(clamping: version)
    }

    package func metadata(_ path: String) async throws -> Metadata? {
        do {
            return Self.metadata(try await client.ask(.get, place("metadata", path))["data"] ?? .null)
        } catch OpenBaoError.notFound {
            return nil
        }
    }

    /// Sets how many versions are kept, whether every write has to name what it replaces, and notes.
    package func configure(
        _ path: String, keeping versions: Int? = nil, checksAlways: Bool? = nil, notes: [String: String]? = nil
    ) async throws {
        var body: [String: JSONValue] = [:]
        if let versions { body["max_versions"] = .integer(Int64(versions)) }
        if let checksAlways { body["cas_required"] = .bool(checksAlways) }
        if let notes { body["custom_metadata"] = .object(notes.mapValues { .string($0) }) }
        try await client.ask(.post, place("metadata", path), .object(body))
    }

    /// The names under a folder; those that end with a slash are folders.
    package func list(_ folder: String = "") async throws -> [String] {
        do {
            let body = try await client.ask(.list, place("metadata", folder))
            return (body["data"]?["keys"]?.array ?? []).compactMap(\.string).sorted()
        } catch OpenBaoError.notFound {
            return []
        }
    }

    /// Hides versions; `undelete` brings them back.
    package func delete(_ path: String, versions: [Int]) async throws {
        try await client.ask(.post, place("delete", path), Self.body(of: versions))
    }

    package func undelete(_ path: String, versions: [Int]) async throws {
        try await client.ask(.post, place("undelete", path), Self.body(of: versions))
    }

    /// Removes versions for good.
    package func destroy(_ path: String, versions: [Int]) async throws {
        try await client.ask(.put, place("destroy", path), Self.body(of: versions))
    }

    /// Removes a secret with all its versions, for good.
    package func remove(_ path: String) async throws {
        try await client.ask(.delete, place("metadata", path))
    }

    private func place(_ part: String, _ path: String) -> String {
        "\(mount)/\(part)/\(path)"
    }

    private static func body(of versions: [Int]) -> JSONValue {
        ["versions": .array(versions.map { .integer(Int64($0)) })]
    }

    private static func metadata(_ data: JSONValue) -> Metadata {
        func number(_ name: String) -> Int { Int(clamping: data[name]?.integer ?? 0) }
        let versions = (data["versions"]?.object ?? [:]).compactMap { key, value -> VersionNote? in
            guard let number = Int(key) else { return nil }
            let deleted = value["deletion_time"]?.string ?? ""
            return VersionNote(
                number: number, createdAt: value["created_time"]?.string ?? "",
                deletedAt: deleted.isEmpty ? nil : deleted, isDestroyed: value["destroyed"]?.bool ?? false)
        }
        return Metadata(
            current: number("current_version"), oldest: number("oldest_version"), longest: number("max_versions"),
            isCheckedAlways: data["cas_required"]?.bool ?? false,
            notes: (data["custom_metadata"]?.object ?? [:]).compactMapValues(\.string),
            versions: versions.sorted { $0.number < $1.number })
    }
}

extension KeyValueEngine.Version: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "version \(number): \(values.keys.sorted().joined(separator: ", "))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
