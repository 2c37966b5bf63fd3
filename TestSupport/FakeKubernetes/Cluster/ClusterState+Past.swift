extension ClusterState {
    /// What a replica answers that lags by so many changes, where the question is one that it may answer.
    func lateAnswer(_ call: FakeCall, by changes: Int) throws -> FakeAnswer? {
        let verb = FakeTarget(call).verb
        guard verb == "get" || verb == "list", call.query("resourceVersion")?.isEmpty == false,
            call.query("resourceVersionMatch") != "Exact"
        else { return nil }
        var past = past(changes)
        return try past.answer(call)
    }

    /// Everything as it was so many changes ago.
    private func past(_ changes: Int) -> ClusterState {
        var past = self
        for happening in history.suffix(changes).reversed() {
            past.objects[happening.store, default: [:]][happening.place] = happening.before
            past.version = happening.version - 1
        }
        return past
    }
}
