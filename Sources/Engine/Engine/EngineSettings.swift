/// The engine's measures; the defaults suit one small machine.
package struct EngineSettings: Sendable {
    /// How many runs `work` executes at once.
    package var concurrency = 8
    /// How long a worker may be silent before another one takes its run over.
    package var leaseTime = Duration.seconds(30)
    /// How often a worker looks for signals, writes waiting log lines and looks after its lease.
    package var pulse = Duration.milliseconds(500)
    /// How long a run may sleep without being laid aside.
    package var patience = Duration.seconds(5)
    /// How long after its time a schedule's run is still on time.
    package var lateness = Duration.seconds(60)
    /// How many runs in a row may have been started by the entries of the one before.
    package var reactionDepth = 5

    package init() {}

    /// A worker that could not renew its lease by then stops, well before anybody else may begin.
    var leaseMargin: Duration { leaseTime / 5 }
    var renewal: Duration { leaseTime / 3 }
}
