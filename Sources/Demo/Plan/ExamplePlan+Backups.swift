extension ExamplePlan {
    /// Where backups go, and what is promised of them.
    static let backups = #"""
        # pending

        """#
}
