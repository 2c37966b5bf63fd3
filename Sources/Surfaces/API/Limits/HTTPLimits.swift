/// What a request may cost before it is turned away.
package struct HTTPLimits: Hashable, Sendable {
    /// Bytes.
    package var body = 1 << 20
    /// Requests being answered at once, streams not counted.
    package var concurrency = 256
    /// Event streams that are open at once.
    package var streams = 1024
    /// Open connections.
    package var connections = 2048
    /// Bytes of all header fields together.
    package var header = 16 << 10
    /// A connection that says nothing is closed after so long; so is one that has not finished its headers.
    package var idle: Duration = .seconds(30)
    /// A connection is closed whose client has read nothing for so long of what waits for it.
    package var stall: Duration = .seconds(30)
    /// Requests that one client may be sending the body of at once.
    package var uploads = 64
    /// How long the body of a request may take to arrive.
    package var request: Duration = .seconds(30)
    /// Requests a second of one client, for as long as it likes.
    package var rate = 3000.0
    /// Requests that one client may make at once.
    package var burst = 6000.0
    /// How many requests one counts as that was refused because of who asked: guessing is slow.
    package var refusal = 30.0

    package init() {}
}
