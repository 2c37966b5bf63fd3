import Crypto
import FoundationEssentials
import Testing
import VigieTestSupport

@testable import PostgreSQLClient

/// The verifier against the standards' own figures, and against a server that has to let people in by it.
@Suite(.serialized) struct SCRAMVerifierTests {
    /// The example of RFC 7677.
    static let exchange =
        "n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
        + "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"

    @Test func `passwords are stretched as RFC 7914 shows`() {
        let once = SCRAMKeys.stretched("passwd", salt: Array("salt".utf8), iterations: 1)
        #expect(
            once.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
                == "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc")
    }

    @Test func `the keys are those of RFC 7677`() throws {
        let salt = try #require(Data(base64Encoded: "W22ZaJ0SNY7soEsUEjb6gQ=="))
        let keys = SCRAMKeys(password: "pencil", salt: Array(salt), iterations: 4096)
        let message = Data(Self.exchange.utf8)
        let answer = HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: keys.server))
        #expect(Data(answer).base64EncodedString() == "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")
        let proof = try #require(Data(base64Encoded: "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="))
        let signature = HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: keys.stored))
        let client = Data(zip(proof, signature).map { $0 ^ $1 })
        #expect(Array(SHA256.hash(data: client)) == keys.stored)
    }

    @Test func `what no client would write the same way is refused`() {
        for password in ["", "é", "tab\t", "\u{7f}"] {
            #expect(throws: PostgreSQLError.self) {
                try SCRAMVerifier(password: password, salt: [UInt8](repeating: 1, count: 16))
            }
        }
    }

    @Test func `a role logs in by it, and the server never saw the password`() async throws {
        let server = try await ScratchPostgreSQL.start(
            settings: [
                "shared_preload_libraries": "'pg_stat_statements'", "log_statement": "'all'",
                "log_min_duration_statement": "0",
            ],
            access: ["local all postgres trust", "local all all scram-sha-256"])
        do {
            try await check(server)
        } catch {
            await server.remove()
            throw error
        }
        await server.remove()
    }

    private func check(_ server: ScratchPostgreSQL) async throws {
        let role = PostgreSQLName("shop \"b\"; DROP")
        let passwords = ["planted-7f3a 'quoted' \"twice\" $1 \\", "second-planted-81bd"]
        try await server.with { connection in
            try await connection.query("CREATE EXTENSION pg_stat_statements")
            try await connection.query("CREATE ROLE \(role) LOGIN")
        }
        for (index, password) in passwords.enumerated() {
            let verifier = try SCRAMVerifier(password: password, salt: [UInt8](repeating: UInt8(index), count: 16))
            try await server.with { try await $0.setPassword(of: role, to: verifier) }
            let login = server.connection(user: role.raw, password: password)
            let name = try await PostgreSQLConnection.with(login) {
                try await $0.query("SELECT current_user").scalar(String.self)
            }
            #expect(name == role.raw)
        }
        await #expect(throws: PostgreSQLError.self) {
            try await PostgreSQLConnection.with(server.connection(user: role.raw, password: passwords[0])) { _ in }
        }
        let log = try String(contentsOfFile: server.logFile, encoding: .utf8)
        let statements = try await server.with { connection in
            try await connection.query("SELECT query FROM pg_stat_statements").rows.map {
                try $0.value("query", as: String.self)
            }
        }.joined(separator: "\n")
        #expect(log.contains("ALTER ROLE") && statements.contains("ALTER ROLE"))
        for planted in ["planted-7f3a", "second-planted"] {
            #expect(!log.contains(planted) && !statements.contains(planted))
        }
    }
}
