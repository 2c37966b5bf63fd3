import Surroundings
import Synchronization

/// What was counted of the requests.
final class Metrics: Sendable {
    struct Route: Hashable {
        let method: String
        let route: String
    }

    struct Tally {
        /// How many took no longer than each of `bounds`, and in all.
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count + 1)
        var seconds = 0.0
        var statuses: [Int: Int] = [:]
    }

    /// Seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private static let methods: Set = ["GET", "HEAD", "POST"]

    private let tallies = Mutex<[Route: Tally]>([:])
    /// When the process began to serve.
    let start: Timestamp

    init(clock: any WallClock) {
        start = clock.now()
    }

    /// - Parameter route: of the table, never what somebody wrote: there are few of them.
    func count(method: String, route: String, status: Int, took: Duration) {
        let route = Route(method: Self.methods.contains(method) ? method : "OTHER", route: route)
        let seconds = took.inSeconds
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        tallies.withLock { tallies in
            tallies[route, default: Tally()].buckets[bucket] += 1
            tallies[route, default: Tally()].seconds += seconds
            tallies[route, default: Tally()].statuses[status, default: 0] += 1
        }
    }

    func write(to exposition: inout Exposition) {
        let tallies = tallies.withLock { $0 }.sorted { ($0.key.route, $0.key.method) < ($1.key.route, $1.key.method) }
        exposition.family("vigie_http_requests", .counter, "Requests that were answered.")
        for (route, tally) in tallies {
            for (status, count) in tally.statuses.sorted(by: { $0.key < $1.key }) {
                exposition.sample(
                    "vigie_http_requests_total",
                    ["method": route.method, "route": route.route, "status": String(status)], Double(count))
            }
        }
        let name = "vigie_http_request_duration_seconds"
        exposition.family(name, .histogram, "How long answers took to make.", unit: "seconds")
        for (route, tally) in tallies {
            var sum = 0
            for (bound, count) in zip(Self.bounds + [.infinity], tally.buckets) {
                sum += count
                let edge = bound.isInfinite ? "+Inf" : String(bound)
                exposition.sample(
                    name + "_bucket", ["method": route.method, "route": route.route, "le": edge], Double(sum))
            }
            exposition.sample(name + "_count", ["method": route.method, "route": route.route], Double(sum))
            exposition.sample(name + "_sum", ["method": route.method, "route": route.route], tally.seconds)
        }
    }
}
