/// A request as it is described, with places for values.
package struct HTTPCall: Hashable, Sendable {
    package var method: String
    package var address: HTTPTemplate
    package var headers: [String: HTTPTemplate]
    package var body: HTTPTemplate?

    package init(
        method: String, address: HTTPTemplate, headers: [String: HTTPTemplate] = [:], body: HTTPTemplate? = nil
    ) {
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
    }

    /// The names of all its places.
    package var places: Set<String> {
        headers.values.reduce(address.places.union(body?.places ?? [])) { $0.union($1.places) }
    }
}
