/// Why a store did not do what it was asked.
package enum StoreError: Error, Hashable, Sendable {
    /// A document's version, or another precondition, was not what the caller expected.
    case conflict(String)
    /// The lease is no longer the caller's: another worker took over.
    case fenced(lease: String)
    case missing(String)
    /// Another process kept the store locked for longer than the busy timeout.
    case locked
    case readOnly(path: String)
    /// There is no space left on the device.
    case full
    case corrupt(String)
    /// Written by a newer Vigie than this one.
    case newer(found: Int, supported: Int)
    /// The file is a database, but not one of ours.
    case foreign(path: String)
    case unavailable(String)
}
