package import Surroundings

/// Which lines of a container's output are read.
package struct LogOptions: Hashable, Sendable {
    /// Needed where a pod has several.
    package var container: String?
    /// Goes on with what will be written.
    package var follows: Bool
    /// The container's life before its last restart.
    package var previous: Bool
    package var tailLines: Int?
    package var since: Timestamp?
    package var limitBytes: Int?
    /// Each line begins with its time.
    package var timestamps: Bool

    package init(
        container: String? = nil, follows: Bool = false, previous: Bool = false, tailLines: Int? = nil,
        since: Timestamp? = nil, limitBytes: Int? = nil, timestamps: Bool = false
    ) {
        self.container = container
        self.follows = follows
        self.previous = previous
        self.tailLines = tailLines
        self.since = since
        self.limitBytes = limitBytes
        self.timestamps = timestamps
    }

    var query: [(name: String, value: String)] {
        var query: [(name: String, value: String)] = []
        if let container { query.append(("container", container)) }
        if follows { query.append(("follow", "true")) }
        if previous { query.append(("previous", "true")) }
        if let tailLines { query.append(("tailLines", String(tailLines))) }
        if let since { query.append(("sinceTime", since.rfc3339)) }
        if let limitBytes { query.append(("limitBytes", String(limitBytes))) }
        if timestamps { query.append(("timestamps", "true")) }
        return query
    }
}
