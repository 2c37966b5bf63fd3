package import VigiePlan

/// Somewhere a secret can live: what it holds has versions, and a write names the one that it replaces.
package protocol SecretPlace: Sendable {
    /// For people, without what is secret: `file /etc/shop/database.env`.
    var title: String { get }
    /// What is there now; `nil` for nothing.
    func read() async throws -> HeldSecret?
    /// A version that was replaced lately; `nil` where it is gone.
    func read(version: String) async throws -> HeldSecret?
    /// Puts fields there, and keeps what was there until it is forgotten.
    ///
    /// Writing the same again, after a crash, does nothing.
    /// - Parameter expected: the version it replaces, `nil` for none; another one there is an error.
    /// - Returns: the new version.
    func write(_ fields: SecretFields, replacing expected: String?) async throws -> String
    /// Takes a write back, if what it wrote is still there.
    func putBack(_ previous: String?, over current: String) async throws
    /// Removes a version that was replaced.
    func forget(_ version: String) async throws
}

/// What a secret consists of, by name: `user`, `password`. It shows its names, never its values.
package struct SecretFields: Hashable, Sendable {
    package let values: [String: Secret]

    package init(_ values: [String: String]) {
        self.values = values.mapValues { Secret($0) }
    }

    package subscript(name: String) -> String? { values[name]?.reveal() }

    /// Everything in clear, for the one place that writes it.
    package func reveal() -> [String: String] {
        values.mapValues { $0.reveal() }
    }
}

/// What a place holds.
package struct HeldSecret: Hashable, Sendable {
    package let fields: SecretFields
    package let version: String

    package init(fields: SecretFields, version: String) {
        self.fields = fields
        self.version = version
    }
}
