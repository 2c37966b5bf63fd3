package import JSONTree
package import Surroundings
package import VigieStore
package import Wording

/// What a working engine tells that belongs to no run.
package enum EngineNotice: Sendable {
    /// The store could not be used; the engine tries again.
    case storeTrouble(StoreError)
    /// A watch ended badly; it is begun again.
    case watchFailed(String, Problem)
    case watchSaid(String, String, LogLevel, JSONValue?)
    /// A schedule came due and nothing was started.
    case scheduleSkipped(String, due: Timestamp, ScheduleState.Skip)
    /// A reaction could not make up its mind about an entry of the ledger.
    case reactionFailed(String, entry: Int64, Problem)
    /// Runs and reactions had led to one another too often.
    case reactionStopped(String, entry: Int64, depth: Int)
}
