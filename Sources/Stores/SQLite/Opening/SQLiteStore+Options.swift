extension SQLiteStore {
    /// How a store is opened; what differs from the defaults does so in tests.
    package struct Options: Sendable {
        /// How long to wait for a lock that another process holds.
        package var patience: Duration
        package var schema: [SchemaVersion]
        /// Called with the text of each statement when it is executed.
        package var trace: (@Sendable (String) -> Void)?
        /// Makes the file full at so many pages.
        package var pageLimit: Int?

        package init(
            patience: Duration = .seconds(5), schema: [SchemaVersion] = .released,
            trace: (@Sendable (String) -> Void)? = nil, pageLimit: Int? = nil
        ) {
            self.patience = patience
            self.schema = schema
            self.trace = trace
            self.pageLimit = pageLimit
        }
    }
}
