import Testing
import VigieTestSupport

@Suite struct InMemoryStoreTests {
    @Test(arguments: StoreConformance.checks)
    func `the store in memory keeps what the protocol promises`(check: StoreConformance.Check) async throws {
        let store = InMemoryStore()
        try await check.run { store }
    }
}
