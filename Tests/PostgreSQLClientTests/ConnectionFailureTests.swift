import PostgreSQLClient
import Testing
import VigieTestSupport
import Wording

/// Each way of not getting in has a sentence of its own, and none shows the password.
@Suite(.server) struct ConnectionFailureTests {
    private func failure(_ settings: PostgreSQLSettings) async throws -> Problem {
        let error = await #expect(throws: PostgreSQLError.self) {
            try await PostgreSQLConnection.with(settings) { _ in }
        }
        let problem = try #require(error).problem
        #expect(!"\(problem) \(String(reflecting: error)) \(settings)".contains("sesame"))
        return problem
    }

    @Test func `the right password opens`() async throws {
        let settings = try ServerTrait.current.connection(user: "locked", password: "open sesame")
        let name = try await PostgreSQLConnection.with(settings) {
            try await $0.query("SELECT current_user").scalar(String.self)
        }
        #expect(name == "locked")
    }

    @Test func `a wrong password`() async throws {
        let problem = try await failure(ServerTrait.current.connection(user: "locked", password: "close sesame"))
        #expect(problem.code == "postgresql.wrong-password")
        #expect(problem.hint != nil)
    }

    @Test func `no password where one is needed`() async throws {
        let problem = try await failure(ServerTrait.current.connection(user: "locked", password: ""))
        #expect(problem.code == "postgresql.wrong-password")
    }

    @Test func `no such role, or one that is turned away`() async throws {
        #expect(try await failure(ServerTrait.current.connection(user: "banned")).code == "postgresql.not-admitted")
        #expect(try await failure(ServerTrait.current.connection(user: "stranger")).code == "postgresql.not-admitted")
    }

    @Test func `no such database`() async throws {
        let problem = try await failure(ServerTrait.current.connection(database: "nothing"))
        #expect(problem.code == "postgresql.no-such-database")
    }

    @Test func `no right to connect`() async throws {
        let problem = try await failure(ServerTrait.current.connection(database: "private", user: "shut"))
        #expect(problem.code == "postgresql.permission-denied")
    }

    @Test func `no server at all`() async throws {
        let local = PostgreSQLSettings(address: .socketDirectory("/nowhere"), database: "postgres", user: "postgres")
        #expect(try await failure(local).code == "postgresql.unreachable")
        // Port 1 of this machine: nobody listens there.
        let remote = PostgreSQLSettings(address: .host("127.0.0.1"), port: 1, database: "postgres", user: "postgres")
        #expect(try await failure(remote).code == "postgresql.unreachable")
    }

    @Test func `a server that never answers`() async throws {
        // 192.0.2.0/24 is reserved for documentation (RFC 5737): packets to it get lost, or are refused at once.
        var settings = PostgreSQLSettings(address: .host("192.0.2.1"), database: "postgres", user: "postgres")
        settings.connectTimeout = .milliseconds(200)
        #expect(["postgresql.timed-out", "postgresql.unreachable"].contains(try await failure(settings).code))
    }

    @Test func `settings never show the password, not even dumped`() throws {
        let settings = try ServerTrait.current.connection(user: "locked", password: "open sesame")
        var text = ""
        dump(settings, to: &text)
        #expect(!(text + String(reflecting: settings)).contains("sesame"))
    }
}
