package import Surroundings

/// The name of a document: a collection and a name in it.
package struct DocumentKey: Hashable, Sendable {
    package let collection: String
    package let name: String

    package init(_ collection: String, _ name: String) {
        self.collection = collection
        self.name = name
    }
}

/// A small piece of state with a version that grows by one at each write, from 1.
package struct Document: Hashable, Sendable {
    package let key: DocumentKey
    package let version: Int64
    package let body: [UInt8]

    package init(key: DocumentKey, version: Int64, body: [UInt8]) {
        self.key = key
        self.version = version
        self.body = body
    }
}

/// The right to do something alone, until a time.
package struct Lease: Hashable, Sendable {
    package let name: String
    package let holder: String
    /// Grows by one at each change of holder: the fencing token.
    package let epoch: Int64
    package let expiresAt: Timestamp

    package init(name: String, holder: String, epoch: Int64, expiresAt: Timestamp) {
        self.name = name
        self.holder = holder
        self.epoch = epoch
        self.expiresAt = expiresAt
    }
}

/// A measured value at a time.
package struct Sample: Hashable, Sendable {
    package let series: String
    package let at: Timestamp
    package let value: Double

    package init(series: String, at: Timestamp, value: Double) {
        self.series = series
        self.at = at
        self.value = value
    }
}
