extension Records {
    func writeCheckpoint() async throws {}
}
