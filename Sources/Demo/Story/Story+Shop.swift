import PostgreSQLClient
import TerminalOutput
import Tools
import Wording

extension Story {
    /// Act 1: a database worth protecting.
    func openShop() async throws {
        narrator.act(1, "A shop", "A real PostgreSQL server with data in it, and customers who keep ordering.")
        try await narrator.working("making a cluster") { _ in
            try await cluster.create(world: world)
            try await cluster.start(isLoading: true)
            let version = try await PostgreSQLConnection.with(cluster.administrator) { server in
                try await server.query("SHOW server_version").scalar(String.self)
            }
            let number = version.split(separator: " ").first.map(String.init) ?? version
            let owner = directory.account.map { ", as \($0.name)" } ?? ""
            return "PostgreSQL \(number) on port \(cluster.port)\(owner)"
        }
        try await narrator.working("filling it") { progress in
            let size = try await data.load(as: cluster.administrator) { progress.update($0, $1) }
            let orders = LocalizedText(integer: data.orders).en
            let customers = LocalizedText(integer: data.customers).en
            return "\(customers) customers, \(orders) orders, with lines and payments: \(size / 1_000_000) MB"
        }
        try await narrator.working("starting it for business") { _ in
            try await cluster.stop()
            try await cluster.start()
            return "open for business: some 20 orders a second from now on"
        }
    }
}
