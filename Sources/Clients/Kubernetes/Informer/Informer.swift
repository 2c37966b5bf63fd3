import JSONTree
import Surroundings
import Synchronization

/// A cache of objects that is kept right: listed once, watched from there, listed again when too much was missed.
///
/// Nothing is believed for longer than it is true: after a partition the difference between what was known and what is
/// there is worked out, so that deletions nobody saw are told too.
package final class Informer<Object: ObjectView>: Sendable {
    private struct State {
        var cache = InformerCache<Object>()
        var isSynced = false
        /// Why nobody keeps it right any more.
        var end: (any Error)?
        var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
        var nextWaiter = 0
        var lists = 0
    }

    private let resources: Resources<Object>
    private let options: ListOptions
    private let trim: @Sendable (Object) -> Object
    private let onChange: @Sendable (Change<Object>) async -> Void
    private let state = Mutex(State())

    /// - Parameters:
    ///   - onChange: Called for each change in turn; the next waits until it returns.
    ///   - trim: What of an object is kept; by default everything but `managedFields`, often its larger half.
    package init(
        _ resources: Resources<Object>, _ options: ListOptions = ListOptions(limit: 500),
        onChange: @escaping @Sendable (Change<Object>) async -> Void = { _ in },
        trim: @escaping @Sendable (Object) -> Object = Informer.withoutManagedFields
    ) {
        self.resources = resources
        self.options = options
        self.trim = trim
        self.onChange = onChange
    }

    package static func withoutManagedFields(_ object: Object) -> Object {
        var object = object
        object.json.set(nil, at: ["metadata", "managedFields"])
        return object
    }

    // MARK: Reading

    package func object(_ name: String, in namespace: String? = nil) -> Object? {
        state.withLock { $0.cache.objects[ObjectKey(namespace: namespace, name: name)] }
    }

    package var objects: [Object] { state.withLock { Array($0.cache.objects.values) } }
    package var count: Int { state.withLock(\.cache.objects.count) }
    package var resourceVersion: String { state.withLock(\.cache.resourceVersion) }
    /// Everything there was has been taken in once.
    package var isSynced: Bool { state.withLock(\.isSynced) }
    /// How often everything had to be listed.
    package var lists: Int { state.withLock(\.lists) }

    /// Returns when everything there was has been taken in.
    ///
    /// - Throws: What `run` ended with before that.
    package func waitUntilSynced() async throws {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer: Result<Void, any Error>? = state.withLock { state in
                    if state.isSynced { return .success(()) }
                    if let end = state.end { return .failure(end) }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    state.waiting[id] = continuation
                    return nil
                }
                if let answer { continuation.resume(with: answer) }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(throwing: CancellationError())
        }
    }

    // MARK: Keeping right

    /// Keeps the cache right until the task is cancelled, or the server refuses for good.
    package func run() async throws {
        state.withLock { $0.end = nil }
        do {
            try await keepRight()
        } catch {
            finishWaiting(error)
            throw error
        }
    }

    private func keepRight() async throws {
        let world = resources.kubernetes.world
        var backoff = Backoff(first: .milliseconds(800), most: .seconds(30))
        while true {
            try Task.checkCancellation()
            do {
                try await list()
                for try await event in resources.watch(options, since: resourceVersion) { await take(event) }
            } catch let error as KubernetesError where error.isExpired || error.isTooNew {
                // Too much was missed, or this server has not caught up: begin again.
                try await world.clock.sleep(for: backoff.next(world))
            } catch let error as KubernetesError where error.isPassing {
                try await world.clock.sleep(for: max(backoff.next(world), error.status?.retryAfter ?? .zero))
            }
        }
    }

    private func list() async throws {
        let list = try await resources.list(options)
        let changes = state.withLock { state in
            state.lists += 1
            return state.cache.replace(with: list.items.map(trim), at: list.resourceVersion)
        }
        for change in changes { await onChange(change) }
        finishWaiting(nil)
    }

    /// Tells those who wait that everything is there, or that it will not be.
    private func finishWaiting(_ end: (any Error)?) {
        let waiting = state.withLock { state in
            if end == nil { state.isSynced = true }
            state.end = end
            defer { state.waiting = [:] }
            return state.waiting.values.map(\.self)
        }
        for continuation in waiting {
            if let end { continuation.resume(throwing: end) } else { continuation.resume() }
        }
    }

    private func take(_ event: WatchEvent<Object>) async {
        let changes = state.withLock { $0.cache.apply(event.map(trim)) }
        for change in changes { await onChange(change) }
    }
}

extension WatchEvent {
    fileprivate func map(_ transform: (Object) -> Object) -> WatchEvent {
        switch self {
        case .added(let object): .added(transform(object))
        case .modified(let object): .modified(transform(object))
        case .deleted(let object): .deleted(transform(object))
        case .bookmark: self
        }
    }
}
