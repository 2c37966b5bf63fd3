import JSONTree

/// Finds the endpoint that a request means.
struct RouteTable: Sendable {
    enum Match: Sendable {
        case endpoint(Endpoint, values: [String: String])
        /// There is something at the path, but it cannot be asked in this way.
        case otherMethods([String])
        case nothing
    }

    let endpoints: [Endpoint]
    private let byLength: [Int: [Endpoint]]

    init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        byLength = Dictionary(grouping: endpoints) { $0.parts.count }
    }

    func match(_ method: String, _ path: [String]) -> Match {
        // Who may get something may also ask what he would get.
        let wanted = method == "HEAD" ? "GET" : method
        var methods: [String] = []
        for endpoint in byLength[path.count] ?? [] {
            guard let values = values(of: endpoint, in: path) else { continue }
            if endpoint.method.rawValue == wanted { return .endpoint(endpoint, values: values) }
            methods.append(endpoint.method.rawValue)
            if endpoint.method == .get { methods.append("HEAD") }
        }
        return methods.isEmpty ? .nothing : .otherMethods(methods)
    }

    private func values(of endpoint: Endpoint, in path: [String]) -> [String: String]? {
        var values: [String: String] = [:]
        for (pattern, part) in zip(endpoint.parts, path) {
            if pattern.first == "{" {
                values[String(pattern.dropFirst().dropLast())] = part
            } else if pattern != part {
                return nil
            }
        }
        return values
    }
}
