import Foundation
import PostgreSQLClient
import Surroundings
import Tools

@testable import VigieDemo

/// A demo's directory for one test, removed with everything that runs in it.
struct ScratchDemo {
    let directory: DemoDirectory

    static var account: Account? { Account.current.isSuperuser ? .named("postgres") : nil }

    static func with<Result>(_ body: (ScratchDemo) async throws -> Result) async throws -> Result {
        let path = FileManager.default.temporaryDirectory.appending(path: "vigie-demo-\(UUID().uuidString.prefix(8))")
        let demo = ScratchDemo(directory: DemoDirectory(path.path, account: account))
        defer { try? demo.directory.remove() }
        return try await body(demo)
    }

    /// A running cluster with a very small shop in it.
    func startShop() async throws -> (DemoCluster, ShopData) {
        let cluster = try DemoCluster(in: directory)
        let data = ShopData(scale: 0.002)
        try await cluster.create(world: .system)
        try await cluster.start(isLoading: true)
        _ = try await data.load(as: cluster.administrator) { _, _ in }
        return (cluster, data)
    }
}
