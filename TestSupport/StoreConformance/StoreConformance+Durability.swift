import Testing
import VigieStore

extension StoreConformance {
    static let durability: [Check] = [
        Check.opening("what was committed is there after closing and opening again") { open in
            let before = try await open()
            let lease = try await before.acquireLease("l", holder: "a", now: second(0), until: second(10))
            _ = try await before.commit([
                .appendEntry(entry("a")), .appendEntry(entry("b", key: "once")), .insertRun(run("r1", key: "key")),
                .putStep(step(0, of: "r1")), .putDocument(DocumentKey("c", "n"), body: [7], expecting: 0),
                .appendSamples([Sample(series: "s", at: second(0), value: 0.1)]),
                .appendLog([LogLine(run: "r1", at: second(0), message: "hello")]),
            ])
            let head = try await before.ledgerHead()
            try await before.close()
            let after = try await open()
            #expect(try await after.ledgerHead() == head)
            #expect(try await after.commit([.appendEntry(entry("c", key: "once"))]) == [.entry(index: 1, isNew: false)])
            #expect(try await after.commit([.insertRun(run("r2", key: "key"))]) == [.run(id: "r1", isNew: false)])
            #expect(try await after.steps(of: "r1") == [step(0, of: "r1")])
            #expect(try await after.document(DocumentKey("c", "n"))?.body == [7])
            #expect(try await after.latestSample(series: "s")?.value == 0.1)
            #expect(try await after.log(of: "r1", after: 0, limit: 9).map(\.message) == ["hello"])
            #expect(try await after.leases(prefix: "") == [lease].compactMap(\.self))
            try await after.close()
        },
        Check.opening("a handle sees what another has committed, and its data version changes") { open in
            let reader = try await open()
            let writer = try await open()
            var seen = try await reader.dataVersion()
            #expect(try await reader.dataVersion() == seen)
            for number in 0..<3 {
                _ = try await writer.commit([.appendEntry(entry("\(number)"))])
                let version = try await reader.dataVersion()
                #expect(version != seen)
                seen = version
                #expect(try await reader.ledgerHead().size == Int64(number) + 1)
            }
            _ = try await reader.commit([.appendEntry(entry("own"))])
            #expect(try await reader.dataVersion() != seen)
            try await reader.close()
            try await writer.close()
        },
        Check.opening("two handles append to one ledger at the same time without losing an entry") { open in
            let handles = [try await open(), try await open()]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<80 {
                    group.addTask { _ = try await handles[number % 2].commit([.appendEntry(entry("\(number)"))]) }
                }
                try await group.waitForAll()
            }
            let stored = try await handles[0].entries(EntryQuery(limit: 100))
            #expect(stored.map(\.index) == (0..<80).map(Int64.init))
            #expect(Set(stored.map { text(of: $0) }) == Set((0..<80).map(String.init)))
            for handle in handles { try await handle.close() }
        },
    ]
}
