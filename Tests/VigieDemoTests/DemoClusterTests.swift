import Foundation
import PostgreSQLClient
import Surroundings
import Testing
import Wording

@testable import VigieDemo

@Suite struct DemoClusterTests {
    @Test func `the shop is the same every time and its references hold`() async throws {
        let sums = try await [Void(), Void()].asyncMap { _ in
            try await ScratchDemo.with { demo in
                let lock = try demo.directory.claim()
                let (cluster, data) = try await demo.startShop()
                lock.release()
                return try await PostgreSQLConnection.with(cluster.shop) { shop in
                    try await ["customers", "orders", "order_lines", "payments"].asyncMap { table in
                        let sum = try await shop.query(
                            "SELECT count(*) || ' ' || md5(string_agg(t::text, '' ORDER BY t::text)) FROM \(table) t")
                        return try sum.scalar(String.self)
                    } + ["\(data.customers) customers, \(data.orders) orders"]
                }
            }
        }
        #expect(sums[0] == sums[1])
        #expect(sums[0][4] == "120 customers, 900 orders")
    }

    @Test func `orders are committed while it runs, and a demo that was killed is cleaned up by the next`() async throws
    {
        try await ScratchDemo.with { demo in
            do {
                let lock = try demo.directory.claim()
                let (cluster, data) = try await demo.startShop()
                try await cluster.stop()
                try await cluster.start()
                let writer = OrderWriter(settings: cluster.shop, world: .system)
                try await withThrowingTaskGroup { group in
                    group.addTask { try await writer.run() }
                    for _ in 0..<6000 where writer.count < 3 { try await Task.sleep(for: .milliseconds(20)) }
                    group.cancelAll()
                    while await group.nextResult() != nil {}
                }
                let orders = try await PostgreSQLConnection.with(cluster.shop) { shop in
                    try await shop.query("SELECT count(*) FROM orders JOIN payments ON order_id = orders.id")
                        .scalar(Int.self)
                }
                #expect(orders >= data.orders + 3)
                lock.release()
            }
            // The server still runs, as after `kill -9`.
            let processes = DemoProcesses(directory: demo.directory.path)
            #expect(!processes.running().isEmpty)
            _ = try demo.directory.claim()
            #expect(processes.running().isEmpty)
        }
    }

    @Test func `a server that does not start says why`() async throws {
        try await ScratchDemo.with { demo in
            let lock = try demo.directory.claim()
            lock.release()
            let cluster = try DemoCluster(in: demo.directory)
            try await cluster.create(world: .system)
            let configuration = demo.directory.cluster + "/postgresql.conf"
            let text = try String(contentsOfFile: configuration, encoding: .utf8)
            try Data((text + "no_such_setting = on\n").utf8).write(to: URL(filePath: configuration))
            let error = await #expect(throws: DemoError.self) { try await cluster.start() }
            #expect(error?.problem.detail?.contains("no_such_setting") == true)
        }
    }
}

extension Sequence {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
