package import OpenBaoClient

/// A secret at a path of OpenBao's key-value engine. A version is the engine's own.
package struct OpenBaoPlace: SecretPlace {
    private let settings: OpenBaoSettings
    private let login: OpenBaoLogin
    private let mount: String
    private let path: String

    package init(settings: OpenBaoSettings, login: OpenBaoLogin, mount: String, path: String) {
        self.settings = settings
        self.login = login
        self.mount = mount
        self.path = path
    }

    package var title: String { "OpenBao \(mount)/\(path)" }

    package func read() async throws -> HeldSecret? {
        try await with { try await Self.held(try await $0.read(path)) }
    }

    package func read(version: String) async throws -> HeldSecret? {
        guard let number = Int(version) else { return nil }
        return try await with { try await Self.held(try await $0.read(path, version: number)) }
    }

    package func write(_ fields: SecretFields, replacing expected: String?) async throws -> String {
        try await with { engine in
            let current = try await engine.read(path)
            if let current, current.values == fields.reveal() { return String(current.number) }
            guard current.map({ String($0.number) }) == expected else {
                throw SecretsError.changedMeanwhile(place: title)
            }
            // A secret that was deleted has versions all the same: the next one counts on from the last.
            let last = try await engine.metadata(path)?.current ?? 0
            do {
                return String(try await engine.write(path, fields.reveal(), replacing: last))
            } catch OpenBaoError.conflict {
                throw SecretsError.changedMeanwhile(place: title)
            }
        }
    }

    package func putBack(_ previous: String?, over current: String) async throws {
        try await with { engine in
            guard let now = try await engine.read(path), String(now.number) == current else { return }
            guard let previous else { return try await engine.delete(path, versions: [now.number]) }
            guard let number = Int(previous), let held = try await engine.read(path, version: number) else {
                throw SecretsError.previousIsGone(place: title)
            }
            try await engine.write(path, held.values, replacing: now.number)
        }
    }

    package func forget(_ version: String) async throws {
        guard let number = Int(version) else { return }
        try await with { try await $0.destroy(path, versions: [number]) }
    }

    private func with<Result: Sendable>(_ body: (KeyValueEngine) async throws -> Result) async throws -> Result {
        try await OpenBaoClient.with(settings, login: login) { try await body(KeyValueEngine($0, mount: mount)) }
    }

    private static func held(_ version: KeyValueEngine.Version?) async throws -> HeldSecret? {
        version.map { HeldSecret(fields: SecretFields($0.values), version: String($0.number)) }
    }
}
