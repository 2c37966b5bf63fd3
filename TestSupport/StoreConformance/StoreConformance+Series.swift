import Testing
import VigieStore

extension StoreConformance {
    static let samples: [Check] = [
        Check("samples come in order of time, from a time on and before another") { store in
            let all = [5, 1, 3, 2, 4].map { Sample(series: "cpu", at: second($0), value: Double($0) / 3) }
            _ = try await store.commit([
                .appendSamples(all), .appendSamples([Sample(series: "other", at: second(2), value: 9)]),
            ])
            let found = try await store.samples(series: "cpu", from: second(2), to: second(5), limit: 10)
            #expect(found == [2, 3, 4].map { Sample(series: "cpu", at: second($0), value: Double($0) / 3) })
            #expect(try await store.samples(series: "cpu", from: second(0), to: second(9), limit: 2).count == 2)
            #expect(try await store.latestSample(series: "cpu")?.at == second(5))
            #expect(try await store.latestSample(series: "none") == nil)
        },
        Check("a sample at the same time replaces the earlier") { store in
            for value in [1, -0.5, .infinity] {
                _ = try await store.commit([.appendSamples([Sample(series: "s", at: second(0), value: value)])])
                #expect(try await store.latestSample(series: "s")?.value == value)
            }
            #expect(try await store.samples(series: "s", from: second(0), to: second(9), limit: 9).count == 1)
        },
        Check("a sample that is no number is refused with its commit") { store in
            await #expect(throws: StoreError.self) {
                try await store.commit([
                    .appendEntry(entry("a")), .appendSamples([Sample(series: "s", at: second(0), value: .nan)]),
                ])
            }
            let head = try await store.ledgerHead()
            #expect(head.size == 0)
        },
        Check("trimming removes what is older, in its series only") { store in
            for series in ["a", "b"] {
                _ = try await store.commit([
                    .appendSamples((0..<5).map { Sample(series: series, at: second($0), value: 1) })
                ])
            }
            _ = try await store.commit([.trimSamples(series: "a", before: second(3))])
            #expect(
                try await store.samples(series: "a", from: second(0), to: second(9), limit: 9).map(\.at) == [
                    second(3), second(4),
                ])
            #expect(try await store.samples(series: "b", from: second(0), to: second(9), limit: 9).count == 5)
        },
    ]
}
