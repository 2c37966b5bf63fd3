import Surroundings

/// Events without an end: when a connection breaks, another goes on after the last event.
///
/// What was before the version it starts from is not told. It ends by cancellation, or with an error that waiting does
/// not mend: an expired version (`isExpired`) or an event that nobody can read, after which everything has to be listed
/// again, or a refusal.
package struct Watch<Object: ObjectView>: AsyncSequence, Sendable {
    let resources: Resources<Object>
    let options: ListOptions
    let version: String

    package struct AsyncIterator: AsyncIteratorProtocol {
        private let resources: Resources<Object>
        private let options: ListOptions
        private var version: String
        private var connection: WatchConnection<Object>.AsyncIterator?
        private var backoff = Backoff(first: .milliseconds(800), most: .seconds(30))
        private var openedAt = Duration.zero
        private var hasTold = false
        /// How often in a row something came that could not be read, without getting any further.
        private var unreadable = 0

        init(_ watch: Watch) {
            resources = watch.resources
            options = watch.options
            version = watch.version
        }

        @concurrent package mutating func next() async throws -> WatchEvent<Object>? {
            while true {
                try Task.checkCancellation()
                do {
                    if let event = try await step() { return event }
                } catch let error as KubernetesError where error.isPassing {
                    connection = nil
                    if case .unreadable = error {
                        unreadable += 1
                        // What comes after this version is no better the fourth time.
                        guard unreadable < 4 else { throw error }
                    }
                    try await pause(after: error)
                }
            }
        }

        @concurrent private mutating func step() async throws -> WatchEvent<Object>? {
            if connection == nil {
                connection = try await resources.connect(options, since: version).makeAsyncIterator()
                openedAt = resources.kubernetes.world.clock.elapsed()
                hasTold = false
            }
            if let event = try await connection?.next() {
                // A bookmark has no other news than how far one is.
                if !event.resourceVersion.isEmpty, event.resourceVersion != version {
                    version = event.resourceVersion
                    unreadable = 0
                }
                if !hasTold {
                    hasTold = true
                    backoff.succeeded()
                }
                return event
            }
            connection = nil
            let lasted = resources.kubernetes.world.clock.elapsed() - openedAt
            // A server that closes at once without a word would be asked without a pause.
            if !hasTold, lasted < .seconds(1) { try await pause(after: nil) }
            return nil
        }

        private mutating func pause(after error: KubernetesError?) async throws {
            let world = resources.kubernetes.world
            try await world.clock.sleep(for: Swift.max(backoff.next(world), error?.status?.retryAfter ?? .zero))
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}

extension Resources {
    /// Watches from a version on: that of a list, or of the last event seen.
    package func watch(_ options: ListOptions = ListOptions(), since version: String) -> Watch<Object> {
        Watch(resources: self, options: options, version: version)
    }
}

extension KubernetesError {
    /// It may be over in a while, and nothing was lost meanwhile.
    package var isPassing: Bool {
        switch self {
        case .unreachable, .timedOut, .unreadable, .credentials: true
        case .status(let status, _): (status.code == 429 || status.code >= 500) && !isTooNew
        default: false
        }
    }
}
