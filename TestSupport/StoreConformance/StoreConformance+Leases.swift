import Surroundings
import Testing
import VigieStore

extension StoreConformance {
    static let leases: [Check] = [
        Check("a lease that is held is not given to another") { store in
            let first = try await store.acquireLease("l", holder: "a", now: second(0), until: second(10))
            #expect(first == Lease(name: "l", holder: "a", epoch: 1, expiresAt: second(10)))
            #expect(try await store.acquireLease("l", holder: "b", now: second(9), until: second(20)) == nil)
            #expect(try await store.leases(prefix: "l") == [first].compactMap(\.self))
        },
        Check("a lapsed lease is taken over with the next epoch") { store in
            _ = try await store.acquireLease("l", holder: "a", now: second(0), until: second(10))
            let next = try await store.acquireLease("l", holder: "b", now: second(10), until: second(20))
            #expect(next?.epoch == 2)
            #expect(next?.holder == "b")
        },
        Check("a holder may take its own lease again and keeps its epoch, lapsed or not") { store in
            _ = try await store.acquireLease("l", holder: "a", now: second(0), until: second(10))
            let early = try await store.acquireLease("l", holder: "a", now: second(5), until: second(15))
            #expect(early == Lease(name: "l", holder: "a", epoch: 1, expiresAt: second(15)))
            let late = try await store.acquireLease("l", holder: "a", now: second(99), until: second(120))
            #expect(late?.epoch == 1)
        },
        Check("a lease given back is free at once, and its epoch goes on growing") { store in
            let first = try #require(try await store.acquireLease("l", holder: "a", now: second(0), until: second(10)))
            _ = try await store.commit([.releaseLease(first)])
            #expect(try await store.leases(prefix: "") == [])
            let next = try await store.acquireLease("l", holder: "a", now: second(1), until: second(10))
            #expect(next?.epoch == 2)
        },
        Check("giving back a lease that was taken over does nothing") { store in
            let first = try #require(try await store.acquireLease("l", holder: "a", now: second(0), until: second(10)))
            let next = try #require(try await store.acquireLease("l", holder: "b", now: second(10), until: second(20)))
            _ = try await store.commit([.releaseLease(first)])
            #expect(try await store.leases(prefix: "l") == [next])
        },
        Check("a lease is prolonged until somebody else has taken it") { store in
            let first = try #require(try await store.acquireLease("l", holder: "a", now: second(0), until: second(10)))
            let renewed = try await store.renewLease(first, until: second(30))
            #expect(renewed == Lease(name: "l", holder: "a", epoch: 1, expiresAt: second(30)))
            #expect(try await store.acquireLease("l", holder: "b", now: second(20), until: second(40)) == nil)
            _ = try await store.acquireLease("l", holder: "b", now: second(30), until: second(40))
            await #expect(throws: StoreError.fenced(lease: "l")) {
                try await store.renewLease(renewed, until: second(50))
            }
        },
        Check("leases are listed by prefix, sorted") { store in
            for name in ["run/b", "run/a", "schedule/x", "runner"] {
                _ = try await store.acquireLease(name, holder: "a", now: second(0), until: second(10))
            }
            #expect(try await store.leases(prefix: "run/").map(\.name) == ["run/a", "run/b"])
            #expect(try await store.leases(prefix: "").map(\.name) == ["run/a", "run/b", "runner", "schedule/x"])
        },
        Check.opening("of many that want a lease at once one gets it, each time with a higher epoch") { open in
            let handles = [try await open(), try await open()]
            for round in Int64(1)...8 {
                let taken = try await withThrowingTaskGroup(of: Lease?.self) { group in
                    for number in 0..<10 {
                        group.addTask {
                            try await handles[number % 2].acquireLease(
                                "l", holder: "worker \(number)/\(round)", now: second(round * 10),
                                until: second(round * 10 + 10))
                        }
                    }
                    return try await group.reduce(into: [Lease]()) { if let lease = $1 { $0.append(lease) } }
                }
                #expect(taken.count == 1)
                #expect(taken.first?.epoch == round)
            }
            for handle in handles { try await handle.close() }
        },
    ]

    static let fencing: [Check] = [
        Check("a commit that requires a lease is made while it is held, lapsed or not") { store in
            let lease = try #require(try await store.acquireLease("l", holder: "a", now: second(0), until: second(10)))
            _ = try await store.commit([.requireLease(lease), .appendEntry(entry("a"))])
            let renewed = try await store.renewLease(lease, until: second(99))
            _ = try await store.commit([.requireLease(lease), .requireLease(renewed), .appendEntry(entry("b"))])
            #expect(try await store.ledgerHead().size == 2)
        },
        Check("a worker whose lease was taken over writes nothing any more") { store in
            let old = try #require(try await store.acquireLease("l", holder: "a", now: second(0), until: second(10)))
            let new = try #require(try await store.acquireLease("l", holder: "b", now: second(10), until: second(20)))
            await #expect(throws: StoreError.fenced(lease: "l")) {
                try await store.commit([.appendEntry(entry("late")), .requireLease(old)])
            }
            _ = try await store.commit([.requireLease(new), .appendEntry(entry("b"))])
            #expect(try await store.entries(EntryQuery()).map { text(of: $0) } == ["b"])
        },
        Check("a lease given back or never taken does not suffice") { store in
            let lease = try #require(try await store.acquireLease("l", holder: "a", now: second(0), until: second(10)))
            _ = try await store.commit([.releaseLease(lease)])
            let invented = Lease(name: "other", holder: "a", epoch: 1, expiresAt: second(10))
            for lease in [lease, invented] {
                await #expect(throws: StoreError.fenced(lease: lease.name)) {
                    try await store.commit([.requireLease(lease)])
                }
            }
        },
    ]
}
