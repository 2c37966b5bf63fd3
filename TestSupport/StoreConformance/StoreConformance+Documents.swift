import Testing
import VigieStore

extension StoreConformance {
    private static let key = DocumentKey("vault", "ada")

    static let documents: [Check] = [
        Check("a document's version grows by one at each write, from 1") { store in
            for version in Int64(1)...3 {
                let receipts = try await store.commit([
                    .putDocument(key, body: [UInt8(version)], expecting: version - 1)
                ])
                #expect(receipts == [.document(version: version)])
                #expect(try await store.document(key) == Document(key: key, version: version, body: [UInt8(version)]))
            }
            #expect(try await store.commit([.putDocument(key, body: [], expecting: nil)]) == [.document(version: 4)])
            #expect(try await store.document(key)?.body == [])
        },
        Check("a document with another version than expected is a conflict") { store in
            _ = try await store.commit([.putDocument(key, body: [1], expecting: 0)])
            for expected in [0, 2, -1] as [Int64] {
                await #expect(throws: StoreError.self) {
                    try await store.commit([.putDocument(key, body: [2], expecting: expected)])
                }
            }
            await #expect(throws: StoreError.self) {
                try await store.commit([.putDocument(DocumentKey("vault", "none"), body: [2], expecting: 1)])
            }
            #expect(try await store.document(key) == Document(key: key, version: 1, body: [1]))
        },
        Check("of writers that expect the same version one succeeds") { store in
            let winners = await withTaskGroup(of: Bool.self) { group in
                for number in UInt8(0)..<16 {
                    group.addTask {
                        (try? await store.commit([.putDocument(key, body: [number], expecting: 0)])) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(winners == 1)
        },
        Check("a collection is listed by name and knows nothing of the others") { store in
            for name in ["b", "a", "C", "é"] {
                _ = try await store.commit([
                    .putDocument(DocumentKey("one", name), body: Array(name.utf8), expecting: 0)
                ])
            }
            _ = try await store.commit([.putDocument(DocumentKey("two", "x"), body: [], expecting: 0)])
            #expect(try await store.documents(in: "one").map(\.key.name) == ["C", "a", "b", "é"])
            #expect(try await store.documents(in: "none") == [])
        },
        Check("a document that is removed is gone, and begins at 1 if written again") { store in
            _ = try await store.commit([.putDocument(key, body: [1], expecting: 0)])
            _ = try await store.commit([.putDocument(key, body: [2], expecting: 1)])
            #expect(try await store.commit([.deleteDocument(key)]) == [.done])
            #expect(try await store.document(key) == nil)
            #expect(try await store.commit([.deleteDocument(key)]) == [.done])
            #expect(try await store.commit([.putDocument(key, body: [3], expecting: 0)]) == [.document(version: 1)])
        },
    ]
}
