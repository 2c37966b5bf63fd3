/// Which objects a list or a watch is about.
package struct ListOptions: Hashable, Sendable {
    package enum VersionMatch: String, Hashable, Sendable {
        case exact = "Exact"
        case notOlderThan = "NotOlderThan"
    }

    /// As `kubectl -l` has it: `app=web,tier in (a,b)`.
    package var labels: String?
    /// As `kubectl --field-selector` has it: `metadata.name=web`.
    package var fields: String?
    /// Objects a page.
    package var limit: Int?
    package var continueToken: String?
    /// Empty or `nil` for the newest, `0` for whatever the server has at hand.
    package var resourceVersion: String?
    package var versionMatch: VersionMatch?

    package init(
        labels: String? = nil, fields: String? = nil, limit: Int? = nil, resourceVersion: String? = nil,
        versionMatch: VersionMatch? = nil
    ) {
        self.labels = labels
        self.fields = fields
        self.limit = limit
        self.resourceVersion = resourceVersion
        self.versionMatch = versionMatch
    }

    /// One object by its name.
    package static func named(_ name: String) -> ListOptions { ListOptions(fields: "metadata.name=\(name)") }

    var query: [(name: String, value: String)] {
        var query: [(name: String, value: String)] = []
        if let labels, !labels.isEmpty { query.append(("labelSelector", labels)) }
        if let fields, !fields.isEmpty { query.append(("fieldSelector", fields)) }
        if let limit { query.append(("limit", String(limit))) }
        if let continueToken {
            // A page belongs to the version its list began with.
            query.append(("continue", continueToken))
            return query
        }
        if let resourceVersion, !resourceVersion.isEmpty { query.append(("resourceVersion", resourceVersion)) }
        if let versionMatch { query.append(("resourceVersionMatch", versionMatch.rawValue)) }
        return query
    }
}
