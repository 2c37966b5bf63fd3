import Surroundings
import Testing
import VigieStore

/// Queries against a plain filter over the same entries.
extension StoreConformance {
    static let entryQueries: [Check] = [
        Check("any combination of conditions finds what a filter finds, in either order") { store in
            let new = (0..<60).map { number in
                // The clock steps back now and then.
                let time = number.isMultiple(of: 7) ? number - 20 : number
                return entry(
                    "\(number)", kind: "kind.\(number % 3)", subject: "Thing/\(number % 4)", at: Int64(time),
                    run: number.isMultiple(of: 5) ? "run" : nil)
            }
            _ = try await store.commit(new.map(Change.appendEntry))
            let all = try await store.entries(EntryQuery(limit: 100))
            for query in combinations {
                let found = try await store.entries(query)
                #expect(found == expected(query, in: all), "\(query)")
            }
        },
        Check("pages follow one another without gap or overlap") { store in
            _ = try await store.commit((0..<25).map { .appendEntry(entry("\($0)", kind: "kind.\($0 % 2)")) })
            for order in [EntryQuery.Order.ascending, .newestFirst] {
                var found: [Int64] = []
                var query = EntryQuery(kind: "kind.1", order: order, limit: 5)
                while true {
                    let page = try await store.entries(query)
                    guard let last = page.last else { break }
                    found += page.map(\.index)
                    query.index = order == .ascending ? last.index + 1 : last.index
                }
                let odd = (0..<25).filter { $0 % 2 == 1 }.map(Int64.init)
                #expect(found == (order == .ascending ? odd : odd.reversed()))
            }
        },
    ]

    private static var combinations: [EntryQuery] {
        var queries: [EntryQuery] = []
        for kind in [nil, "kind.1"] {
            for subject in [nil, "Thing/2"] {
                for run in [nil, "run"] {
                    for (from, to) in [(nil, nil), (10, nil), (nil, 40), (15, 30)] as [(Int64?, Int64?)] {
                        for index in [nil, 20] as [Int64?] {
                            for order in [EntryQuery.Order.ascending, .newestFirst] {
                                let kinds = index == nil ? ["kind.0", "kind.2"] : nil
                                queries.append(
                                    EntryQuery(
                                        kind: kind, kinds: kind == nil && run == nil ? kinds : nil, subject: subject,
                                        run: run, from: from.map(second),
                                        to: to.map(second), index: index, order: order, limit: 7))
                            }
                        }
                    }
                }
            }
        }
        return queries
    }

    private static func expected(_ query: EntryQuery, in all: [StoredEntry]) -> [StoredEntry] {
        let ordered = query.order == .ascending ? all : all.reversed()
        let found = ordered.filter { stored in
            let entry = stored.entry
            let isAscending = query.order == .ascending
            guard isAscending ? stored.index >= query.index ?? 0 : stored.index < query.index ?? .max else {
                return false
            }
            if let kinds = query.kinds, !kinds.contains(entry.kind) { return false }
            if let kind = query.kind, kind != entry.kind { return false }
            if let subject = query.subject, subject != entry.subject { return false }
            if let run = query.run, run != entry.run { return false }
            if let from = query.from, entry.at < from { return false }
            if let to = query.to, entry.at >= to { return false }
            return true
        }
        return Array(found.prefix(query.limit))
    }
}
