/// The signals that mean something to the engine itself. A procedure's own have no such sign in front.
enum SignalName: String, Sendable {
    case cancel = "@cancel"
    case approval = "@approval"
    case resolve = "@resolve"
}
