import Testing
import VigieStoreSQLite
import VigieTestSupport

@Suite struct ConformanceTests {
    @Test(arguments: StoreConformance.checks)
    func `the SQLite store keeps what the protocol promises`(check: StoreConformance.Check) async throws {
        let scratch = try Scratch()
        try await check.run { try scratch.open() }
    }
}
