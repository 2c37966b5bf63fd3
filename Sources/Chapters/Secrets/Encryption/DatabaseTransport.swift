import FoundationEssentials
import PostgreSQLClient
import VigieDatabases
import VigiePlan
import Wording

/// Looks how the way to a database is protected: what the server says of the connection, and whether one can be made
/// that believes nobody else.
struct DatabaseTransport {
    let database: Resource<Database>
    let secrets: SecretResolver

    /// Where systems keep the authorities that everybody believes.
    static let usualAuthorities = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"]

    func measure() async -> SecretEncryption.DatabaseWay {
        let server = database.spec.server
        guard server.host != nil else { return way(.local, nil, true, nil) }
        do {
            var settings = try database.settings(secrets)
            let authorities = server.certificateAuthorities ?? Self.usualAuthorities.first(where: isThere)
            var strict = settings
            strict.encryption = .verifyFull
            strict.certificateAuthorities = authorities
            // What is had by who believes anybody.
            settings.encryption = .prefer
            settings.certificateAuthorities = nil
            do {
                return way(.encrypted, try await version(strict), true, nil)
            } catch {
                // Why not is worth knowing only beside what can be had at all.
                let version = try await version(settings)
                return way(version == nil ? .clear : .encrypted, version, false, error.asProblem.detail)
            }
        } catch {
            return way(.unknown, nil, false, error.asProblem.title)
        }
    }

    private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// The protocol's version; `nil` for a connection in the clear.
    private func version(_ settings: PostgreSQLSettings) async throws -> String? {
        try await PostgreSQLConnection.with(settings) { connection in
            let rows = try await connection.query(
                "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl"
            ).rows
            return try rows.first.map { try $0.value("version") as String }
        }
    }

    private func way(
        _ transport: SecretEncryption.DatabaseWay.Transport, _ version: String?, _ isVerified: Bool, _ trouble: String?
    ) -> SecretEncryption.DatabaseWay {
        .init(
            name: database.name, transport: transport, version: version, isVerified: isVerified, trouble: trouble)
    }
}
