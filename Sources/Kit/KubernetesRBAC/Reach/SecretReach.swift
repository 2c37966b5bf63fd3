/// Who can come by which secret, and how: worked out once for some people, then asked for many secrets.
package struct SecretReach: Sendable {
    /// Somebody that one can be, and how one becomes them.
    private struct Station: Sendable {
        let hops: [Hop]
        let openings: [Opening]
    }

    private let facts: ClusterFacts
    private let stations: [Principal: [Station]]

    package init(of principals: [Principal], in index: RBACIndex, facts: ClusterFacts) {
        self.facts = facts
        let becoming = Becoming(index, facts)
        var profiles: [Principal: (openings: [Opening], next: [(Principal, Hop)])] = [:]
        func profile(_ principal: Principal) -> (openings: [Opening], next: [(Principal, Hop)]) {
            if let known = profiles[principal] { return known }
            let grants = index.grants(of: principal)
            let openings = grants.flatMap { Opening.all(of: $0, beside: grants) }
            let made = (openings, principal.isMaster ? [] : becoming.hops(from: grants))
            profiles[principal] = made
            return made
        }
        var stations: [Principal: [Station]] = [:]
        for principal in Set(principals) {
            var (found, queue, next) = ([Station](), [(principal, [Hop]())], 0)
            var seen: Set<Principal> = [principal]
            while next < queue.count {
                let (somebody, hops) = queue[next]
                next += 1
                let known = profile(somebody)
                let master = Opening(hop: Hop(means: .master, grant: nil), namespace: nil)
                found.append(Station(hops: hops, openings: somebody.isMaster ? [master] : known.openings))
                for (other, hop) in known.next where seen.insert(other).inserted {
                    queue.append((other, hops + [hop]))
                }
            }
            stations[principal] = found.filter { !$0.openings.isEmpty }
        }
        self.stations = stations
    }

    /// The shortest way of somebody to a secret; `nil` if there is none.
    package func path(from principal: Principal, to secret: SecretName) -> SecretPath? {
        for station in stations[principal] ?? [] {
            guard let opening = station.openings.first(where: { $0.shows(secret, mounted: facts.mounted) }) else {
                continue
            }
            return SecretPath(hops: station.hops + [opening.hop])
        }
        return nil
    }
}
