/// The name of a role, a schema or a table, quoted for where SQL takes no parameter.
package struct PostgreSQLName: Hashable, Sendable, CustomStringConvertible {
    package let raw: String

    package init(_ raw: String) {
        self.raw = raw
    }

    package var description: String {
        "\"" + raw.replacing("\"", with: "\"\"") + "\""
    }
}

extension PostgreSQLConnection {
    /// Gives a role a password that only this side knows.
    package nonisolated func setPassword(of role: PostgreSQLName, to verifier: SCRAMVerifier) async throws {
        // A verifier is made of letters and signs that need no quoting.
        try await query("ALTER ROLE \(role) PASSWORD '\(verifier.text)'")
    }
}
