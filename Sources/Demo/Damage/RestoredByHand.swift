import PostgreSQLClient
import Surroundings

/// A server on files that somebody restored without looking further: it starts, and it answers.
struct RestoredByHand: Sendable {
    let path: String
    let cluster: DemoCluster
    let world: World

    /// What the restored shop holds.
    struct Shop: Sendable {
        let orders: Int
        let newestOrder: Timestamp
    }

    /// Starts the server, asks it when it has left recovery, and stops it.
    func look() async throws -> Shop {
        guard let port = FreePort.find() else { throw DemoError.noPort }
        var settings = cluster.shop
        settings.port = port
        let log = cluster.directory.logs + "/by-hand.log"
        try await cluster.run(
            cluster.programs.control,
            [
                "start", "--pgdata", path, "--log", log, "--wait", "--options",
                "-p \(port) -c listen_addresses='' -c archive_mode=off -c shared_buffers=32MB",
            ], log: log, to: "be started from the restored files")
        let shop = try await PostgreSQLConnection.with(settings) { shop in
            while try await shop.query("SELECT pg_is_in_recovery()").scalar(Bool.self) {
                try await world.clock.sleep(for: .milliseconds(100))
            }
            let row = try await shop.query(
                "SELECT count(*) AS orders, (extract(epoch FROM max(placed_at)) * 1e6)::bigint AS newest FROM orders")
            guard let row = row.first else { throw PostgreSQLError.noRow }
            return Shop(
                orders: try row.value("orders"), newestOrder: Timestamp(microseconds: try row.value("newest")))
        }
        try await cluster.run(
            cluster.programs.control, ["stop", "--pgdata", path, "--mode", "immediate", "--wait"], to: "be stopped")
        return shop
    }
}
