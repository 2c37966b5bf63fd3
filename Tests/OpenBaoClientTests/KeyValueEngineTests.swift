import OpenBaoClient
import Testing
import VigieTestSupport
import Wording

/// Secrets in versions, on a real server.
@Suite struct KeyValueEngineTests {
    private func inEngine(_ body: @Sendable @escaping (KeyValueEngine) async throws -> Void) async throws {
        try await ScratchOpenBao.dev { server in
            try await OpenBaoClient.with(server.settings(), login: .token(ScratchOpenBao.rootToken)) { client in
                try await body(KeyValueEngine(client))
            }
        }
    }

    @Test func `versions are written, read, hidden, brought back and destroyed`() async throws {
        try await inEngine { engine in
            #expect(try await engine.read("shop/database") == nil)
            #expect(try await engine.metadata("shop/database") == nil)
            #expect(try await engine.list("nothing") == [])
            #expect(try await engine.write("shop/database", ["password": "one"], replacing: 0) == 1)
            #expect(try await engine.write("shop/database", ["password": "two", "user": "é"], replacing: 1) == 2)
            let newest = try #require(try await engine.read("shop/database"))
            #expect(newest.number == 2 && newest.values == ["password": "two", "user": "é"])
            #expect(try await engine.read("shop/database", version: 1)?.values == ["password": "one"])
            #expect(try await engine.read("shop/database", version: 9) == nil)
            #expect(try await engine.list() == ["shop/"])
            #expect(try await engine.list("shop") == ["database"])

            try await engine.configure("shop/database", keeping: 5, checksAlways: true, notes: ["owner": "shop"])
            try await engine.delete("shop/database", versions: [2])
            #expect(try await engine.read("shop/database") == nil)
            let deleted = try #require(try await engine.metadata("shop/database"))
            #expect(deleted.current == 2 && deleted.longest == 5 && deleted.isCheckedAlways)
            #expect(deleted.notes == ["owner": "shop"])
            #expect(deleted.versions.map { $0.deletedAt != nil } == [false, true])
            try await engine.undelete("shop/database", versions: [2])
            #expect(try await engine.read("shop/database")?.number == 2)
            try await engine.destroy("shop/database", versions: [1])
            #expect(try await engine.metadata("shop/database")?.versions.map(\.isDestroyed) == [true, false])
            #expect(try await engine.read("shop/database", version: 1) == nil)
            try await engine.remove("shop/database")
            #expect(try await engine.metadata("shop/database") == nil)
        }
    }

    @Test func `who writes over somebody else's version is told, and no error shows a value`() async throws {
        try await inEngine { engine in
            try await engine.write("a", ["password": "planted-4411"], replacing: 0)
            for expected in [0, 7] {
                let error = await #expect(throws: OpenBaoError.self) {
                    try await engine.write("a", ["password": "planted-5522"], replacing: expected)
                }
                guard case .conflict = try #require(error) else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
                #expect(!"\(try #require(error).problem)".contains("planted"))
            }
            try await engine.configure("a", checksAlways: true)
            await #expect(throws: OpenBaoError.self) {
                try await engine.write("a", ["password": "planted-6633"], replacing: nil)
            }
            let version = try #require(try await engine.read("a"))
            var dumped = "\(version) \(String(reflecting: version))"
            dump(version, to: &dumped)
            #expect(!dumped.contains("planted"))
        }
    }

    @Test func `of many who write at once over the same version, one succeeds`() async throws {
        try await inEngine { engine in
            try await engine.write("b", ["n": "0"], replacing: 0)
            let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<12 {
                    group.addTask {
                        do {
                            try await engine.write("b", ["n": "\(number)"], replacing: 1)
                            return true
                        } catch OpenBaoError.conflict {
                            return false
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(winners == 1)
        }
    }
}
