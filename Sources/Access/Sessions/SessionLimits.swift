/// How long a session lasts.
package struct SessionLimits: Hashable, Sendable {
    /// Without being used.
    package var idle: Duration
    /// Whatever happens.
    package var absolute: Duration
    /// How exactly its last use is known: each use would otherwise be a write.
    var resolution: Duration

    package init(
        idle: Duration = .seconds(12 * 3600), absolute: Duration = .seconds(7 * 86_400),
        resolution: Duration = .seconds(60)
    ) {
        self.idle = idle
        self.absolute = absolute
        self.resolution = resolution
    }
}
