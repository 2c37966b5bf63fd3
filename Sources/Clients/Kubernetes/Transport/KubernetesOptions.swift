package import Surroundings

/// How a client behaves.
package struct KubernetesOptions: Sendable {
    package var userAgent = "KubernetesClient/1.0 (linux; swift)"
    /// A request that has no deadline of its own is given up after this. To come by credentials is not counted.
    package var deadline = Duration.seconds(30)
    package var connectTimeout = Duration.seconds(10)
    /// How often a request is tried in all, when the server asks for patience.
    package var attempts = 10
    package var requestsPerSecond = 50.0
    package var burst = 100
    /// A watch is closed by the server after a time by chance in this range.
    package var watchTimeout: ClosedRange<Duration> = .seconds(300)...(.seconds(600))
    /// A watch that says nothing for so long, not even a bookmark, is taken for dead and opened again.
    package var watchSilence = Duration.seconds(100)
    /// A socket whose other end answers no ping for so long is taken for dead.
    package var socketSilence = Duration.seconds(60)
    /// The largest answer that is taken in.
    package var largestAnswer = 256 * 1024 * 1024
    /// Told of each warning the server sends along.
    package var onWarning: @Sendable (String) -> Void = { _ in }
    package var world = World.system

    package init() {}
}
