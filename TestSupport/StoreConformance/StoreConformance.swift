import Testing
package import VigieStore

/// What every store has to do, as checks that a suite runs over its store:
///
///     @Test(arguments: StoreConformance.checks)
///     func `keeps what the protocol promises`(check: StoreConformance.Check) async throws {
///         try await check.run { try SQLiteStore.open(path) }
///     }
package enum StoreConformance {
    /// Opens one more handle on the same data, which is empty when a check begins.
    package typealias Open = @Sendable () async throws -> any Store

    package struct Check: Sendable, CustomTestStringConvertible {
        package let name: String
        private let body: @Sendable (@escaping Open) async throws -> Void

        /// A check that one handle is enough for.
        init(_ name: String, _ body: @escaping @Sendable (any Store) async throws -> Void) {
            self.name = name
            self.body = { open in
                let store = try await open()
                try await body(store)
                try await store.close()
            }
        }

        private init(name: String, body: @escaping @Sendable (@escaping Open) async throws -> Void) {
            self.name = name
            self.body = body
        }

        /// A check that opens as many handles as it needs.
        static func opening(
            _ name: String, _ body: @escaping @Sendable (@escaping Open) async throws -> Void
        ) -> Check {
            Check(name: name, body: body)
        }

        package var testDescription: String { name }

        package func run(_ open: @escaping Open) async throws {
            try await body(open)
        }
    }

    package static var checks: [Check] {
        entries + entryQueries + commits + runs + documents + leases + fencing + samples + durability
    }
}
