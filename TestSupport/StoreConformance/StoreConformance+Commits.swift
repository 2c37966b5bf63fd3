import JSONTree
import Testing
import VigieStore

extension StoreConformance {
    static let commits: [Check] = [
        Check("nothing to write is no error") { store in
            let receipts = try await store.commit([])
            #expect(receipts == [])
        },
        Check("receipts come in the order of the changes") { store in
            let receipts = try await store.commit([
                .putDocument(DocumentKey("c", "n"), body: [1], expecting: 0), .insertRun(run("r1")),
                .appendEntry(entry("a")), .appendLog([]),
            ])
            #expect(
                receipts == [.document(version: 1), .run(id: "r1", isNew: true), .entry(index: 0, isNew: true), .done])
        },
        Check("a change that fails takes every other of its commit back") { store in
            let lease = try #require(
                try await store.acquireLease("l", holder: "a", now: second(0), until: second(60)))
            _ = try await store.commit([.putDocument(DocumentKey("c", "kept"), body: [1], expecting: 0)])
            let all: [Change] = [
                .appendEntry(entry("a")), .insertRun(run("r1")), .putStep(step(0, of: "r1")),
                .postSignal(SignalRecord(run: "r1", name: "s", key: "k", payload: nil, at: second(0))),
                .appendLog([LogLine(run: "r1", at: second(0), message: "hello")]),
                .putDocument(DocumentKey("c", "new"), body: [2], expecting: nil),
                .deleteDocument(DocumentKey("c", "kept")),
                .appendSamples([Sample(series: "s", at: second(0), value: 1)]), .releaseLease(lease),
                .updateRun(run("nobody")),
            ]
            await #expect(throws: StoreError.missing("run nobody")) { try await store.commit(all) }
            #expect(try await store.ledgerHead().size == 0)
            #expect(try await store.entries(EntryQuery()) == [])
            #expect(try await store.run("r1") == nil)
            #expect(try await store.steps(of: "r1") == [])
            #expect(try await store.signals(of: "r1") == [])
            #expect(try await store.log(of: "r1", after: 0, limit: 10) == [])
            #expect(try await store.documents(in: "c").map(\.key.name) == ["kept"])
            #expect(try await store.latestSample(series: "s") == nil)
            #expect(try await store.leases(prefix: "") == [lease])
        },
        Check("of commits at the same time one that fails fails alone") { store in
            let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
                for number in 0..<60 {
                    group.addTask {
                        let fails = number % 3 == 0
                        let expected: Int64? = fails ? 7 : 0
                        let receipts = try? await store.commit([
                            .appendEntry(entry("\(number)", key: "key \(number)")),
                            .putDocument(DocumentKey("c", "\(number)"), body: [1], expecting: expected),
                        ])
                        return (number, receipts != nil)
                    }
                }
                return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
            }
            for (number, succeeded) in outcomes { #expect(succeeded == (number % 3 != 0)) }
            #expect(try await store.ledgerHead().size == 40)
            let keys = try await store.entries(EntryQuery(limit: 100)).compactMap(\.entry.key)
            #expect(Set(keys) == Set((0..<60).filter { $0 % 3 != 0 }.map { "key \($0)" }))
            #expect(try await store.documents(in: "c").count == 40)
        },
        Check("a commit that a cancelled task asks for is made all the same") { store in
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                    _ = try? await store.commit([.appendEntry(entry("undone"))])
                }
            }
            let head = try await store.ledgerHead()
            #expect(head.size == 1)
        },
    ]
}
