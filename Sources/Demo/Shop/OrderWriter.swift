import PostgreSQLClient
import Surroundings
import Synchronization

/// Customers who keep ordering while everything else happens: one committed transaction after another.
package final class OrderWriter: Sendable {
    private static let order = """
        WITH placed AS (
            INSERT INTO orders (customer_id, placed_at, status)
            SELECT 1 + ($1::bigint % (SELECT max(id) FROM customers)), clock_timestamp(), 'placed' RETURNING id
        ), lines AS (
            INSERT INTO order_lines (order_id, line, product, quantity, unit_cents)
            SELECT id, line, 'SKU-' || to_char(($1 + line) % 4000, 'FM0000'), 1, 490 + $1 % 9000
            FROM placed, generate_series(1, 1 + $1::integer % 3) AS line RETURNING order_id, quantity * unit_cents AS cents
        )
        INSERT INTO payments (order_id, paid_at, cents, method)
        SELECT order_id, clock_timestamp(), sum(cents), 'card' FROM lines GROUP BY order_id
        """

    private let settings: PostgreSQLSettings
    private let world: World
    private let written = Mutex(0)

    init(settings: PostgreSQLSettings, world: World) {
        self.settings = settings
        self.world = world
    }

    /// How many orders have been committed.
    package var count: Int { written.withLock(\.self) }

    /// Commits about twenty orders a second until the task is cancelled.
    func run() async throws {
        try await PostgreSQLConnection.with(settings) { shop in
            while !Task.isCancelled {
                try await shop.query(Self.order, [.integer(Int64(world.random.bits() % 1_000_000))])
                written.withLock { $0 += 1 }
                try await world.clock.sleep(for: .milliseconds(50))
            }
        }
    }
}
