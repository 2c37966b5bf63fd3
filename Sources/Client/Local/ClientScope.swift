/// The part of the runs and the ledger that somebody may see who may not see all of it.
package struct ClientScope: Hashable, Sendable {
    package let procedures: Set<String>
    /// Of entries.
    package let kinds: Set<String>

    package init(procedures: Set<String>, kinds: Set<String>) {
        self.procedures = procedures
        self.kinds = kinds
    }

    /// Whether an event may be told. What only names a run is left out: it comes again with the run itself.
    func includes(_ event: ClientEvent) -> Bool {
        switch event.kind {
        case .run(let run): procedures.contains(run.procedure)
        case .entry(let entry): kinds.contains(entry.kind)
        case .step, .progress, .log: false
        case .readiness, .plan, .restart, .pulse: true
        }
    }
}

/// One reader's events, without those that are none of their business.
actor ScopedEvents {
    private var events: EventStream.AsyncIterator
    private let scope: ClientScope

    init(events: EventStream, scope: ClientScope) {
        self.events = events.makeAsyncIterator()
        self.scope = scope
    }

    func next() async throws -> ClientEvent? {
        while true {
            var iterator = events
            guard let event = try await iterator.next(isolation: self) else { return nil }
            if scope.includes(event) { return event }
        }
    }
}
