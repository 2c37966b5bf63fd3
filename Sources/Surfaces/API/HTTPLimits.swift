/// What a request may cost before it is turned away.
package struct HTTPLimits: Hashable, Sendable {
    /// Bytes.
    package var body = 1 << 20
    /// Requests being answered at once.
    package var concurrency = 256
    /// Bytes of all header fields together.
    package var header = 16 << 10
    /// A connection that says nothing is closed after so long.
    package var idle: Duration = .seconds(30)

    package init() {}
}
