import JSONTree
package import Surroundings
import Synchronization

/// The fake without its wire: requests in, answers out.
package final class FakeCluster: Sendable {
    private let state: Mutex<ClusterState>
    package let world: World
    private let flooded = Mutex(0)

    package init(world: World = .system) throws {
        self.world = world
        state = Mutex(ClusterState(catalog: try SchemaCatalog.standard.get(), world: world))
        try furnish()
    }

    /// Looks at the state, or changes it, with nobody between.
    package func with<Result: Sendable>(_ work: (inout sending ClusterState) throws -> sending Result) rethrows
        -> Result
    {
        try state.withLock(work)
    }

    /// Does this to requests, the next few or from now on.
    package func trick(_ mischief: FakeRules.Mischief, verb: String? = nil, path: String? = nil, times: Int? = 1) {
        state.withLock {
            $0.rules.tricks.append(FakeRules.Trick(mischief: mischief, verb: verb, path: path, times: times))
        }
    }

    /// How many bytes containers that flood have got rid of.
    package var bytesFlooded: Int { flooded.withLock(\.self) }

    func flood(_ count: Int) {
        flooded.withLock { $0 += count }
    }

    /// How many sorts of mischief are still to be done to a request.
    package var tricksLeft: Int { state.withLock(\.rules.tricks.count) }

    package func behave() {
        state.withLock {
            $0.rules.tricks = []
            $0.rules.isPartitioned = false
        }
    }

    /// A token for somebody.
    package func admit(_ person: FakePerson, token: String) {
        state.withLock { $0.people[token] = person }
    }

    package func revoke(token: String) {
        state.withLock { $0.people[token] = nil }
    }

    package func log(_ line: String, pod: String, in namespace: String) {
        state.withLock { $0.logs[ObjectPlace(namespace: namespace, name: pod), default: []].append(line) }
    }

    // MARK: Answering

    func mischief(for call: FakeCall) -> [FakeRules.Mischief] {
        let verb = FakeTarget(call).verb
        return state.withLock { $0.rules.take(verb: verb, path: call.path) }
    }

    /// - Parameter behind: By how many changes the replica lags that is asked.
    package func answer(_ call: FakeCall, behind: Int = 0) -> FakeAnswer {
        state.withLock { state in
            do {
                if behind > 0, let late = try state.lateAnswer(call, by: behind) { return late }
                return try state.answer(call)
            } catch let failure as FakeFailure {
                return .whole(FakeReply(failure))
            } catch {
                return .whole(FakeReply(FakeFailure(500, "InternalError", "\(error)")))
            }
        }
    }

    /// Whether somebody may do what a request asks; used where the answer is no answer but a socket.
    func refusal(of call: FakeCall) -> FakeReply? {
        state.withLock { state in
            do {
                var target = FakeTarget(call)
                let person = try state.person(behind: call)
                // Opening a socket counts as creating, whatever the request's method is.
                for verb in ["get", "create"] {
                    target.verb = verb
                    try state.authorize(person, target, call)
                }
                if let kind = state.kind(group: "", version: "v1", target.resource) { _ = try state.get(kind, target) }
                return nil
            } catch let failure as FakeFailure {
                return FakeReply(failure)
            } catch {
                return FakeReply(FakeFailure(500, "InternalError", "\(error)"))
            }
        }
    }

    /// Hands out what happens from the watch's beginning on; its first events have been made with it.
    func follow(_ watch: FakeWatch, _ deliver: @escaping @Sendable ([JSONValue]) -> Void) -> Int {
        state.withLock { state in
            let watcher = Watcher(
                kind: watch.kind, namespace: watch.namespace, filter: watch.filter,
                wantsBookmarks: watch.wantsBookmarks,
                deliver: deliver)
            // Something may have happened since the watch was made.
            let missed = state.history.filter { $0.version > watch.since }.compactMap(watcher.event)
            let events = watch.first + missed
            if !events.isEmpty { deliver(events) }
            state.nextWatcher += 1
            state.watchers[state.nextWatcher] = watcher
            return state.nextWatcher
        }
    }

    func unfollow(_ id: Int) {
        state.withLock { $0.watchers[id] = nil }
    }

    /// Tells a watcher how far everything is.
    func bookmark(for id: Int) -> JSONValue? {
        state.withLock { state in
            guard let watcher = state.watchers[id], watcher.wantsBookmarks else { return nil }
            return watcher.bookmark(state.version)
        }
    }

    func lines(of pod: String, from index: Int) -> [String] {
        let parts = pod.split(separator: "/").map(String.init)
        let place = ObjectPlace(namespace: parts.first ?? "", name: parts.last ?? "")
        return state.withLock { Array(($0.logs[place] ?? []).dropFirst(index)) }
    }

    /// Lets everything that works by itself take a step.
    package func tick() {
        state.withLock { $0.step() }
    }

    private func furnish() throws {
        for name in ["default", "kube-system", "kube-public", "kube-node-lease"] {
            try make(
                "/api/v1/namespaces", ["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)]])
        }
        try make(
            "/api/v1/nodes", ["apiVersion": "v1", "kind": "Node", "metadata": ["name": "hollow"], "spec": [:]])
        state.withLock { $0.step() }
        for role in BootstrapRoles.all { try make("/apis/rbac.authorization.k8s.io/v1/\(role.plural)", role.object) }
    }

    private func make(_ path: String, _ object: JSONValue) throws {
        let call = FakeCall(
            method: "POST", target: path,
            headers: [("authorization", "Bearer admin-token"), ("user-agent", "kube-apiserver")],
            body: object.canonical)
        if case .whole(let reply) = answer(call), reply.code >= 300 {
            throw FakeFailure(reply.code, "", String(decoding: reply.body, as: UTF8.self))
        }
    }
}
