/// The part of the runs and the ledger that somebody may see who may not see all of it.
package struct ClientScope: Hashable, Sendable {
    package let procedures: Set<String>
    /// Of entries.
    package let kinds: Set<String>
    /// The kinds of resource.
    package let resources: Set<String>

    package init(procedures: Set<String>, kinds: Set<String>, resources: Set<String>) {
        self.procedures = procedures
        self.kinds = kinds
        self.resources = resources
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
