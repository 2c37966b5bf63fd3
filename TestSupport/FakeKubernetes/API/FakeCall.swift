import JSONTree

/// One request, as it came over the wire.
package struct FakeCall: Sendable {
    package var method: String
    package var path: String
    package var query: [(name: String, value: String)]
    /// By lower-case name.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// Who the client's certificate says it is.
    package var certificate: FakePerson?

    package init(
        method: String, target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        certificate: FakePerson? = nil
    ) {
        self.method = method
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts[0])
        query = parts.count < 2 ? [] : Self.pairs(in: parts[1])
        self.headers = headers.map { ($0.name.lowercased(), $0.value) }
        self.body = body
        self.certificate = certificate
    }

    private static func pairs(in text: Substring) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (
                unescaped(sides[0], plusIsSpace: true), sides.count > 1 ? unescaped(sides[1], plusIsSpace: true) : ""
            )
        }
    }

    static func unescaped(_ text: Substring, plusIsSpace: Bool = false) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") && plusIsSpace ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
    package func query(_ name: String) -> String? { query.first { $0.name == name }?.value }
    func flag(_ name: String) -> Bool { query(name).map { $0 == "true" || $0 == "1" || $0.isEmpty } ?? false }

    var isDryRun: Bool { query("dryRun") == "All" }

    /// Under which name fields are remembered: what the caller says, or the first word of its program's name.
    var manager: String {
        if let manager = query("fieldManager"), !manager.isEmpty { return manager }
        return header("user-agent")?.split(separator: "/").first.map(String.init) ?? "unknown"
    }

    /// The body as a tree: JSON, or YAML where the content type allows it.
    func tree() throws -> JSONValue {
        if let json = try? JSONValue(parsing: body) { return json }
        let type = header("content-type") ?? ""
        if type.contains("protobuf") {
            guard let review = ProtobufReview.tree(body) else {
                throw FakeFailure(
                    415, "UnsupportedMediaType", "the body of the request was in an unknown format: \(type)")
            }
            return review
        }
        guard type.contains("yaml"), let tree = YAMLText.tree(String(decoding: body, as: UTF8.self)) else {
            throw FakeFailure.badRequest("the body is neither JSON nor YAML")
        }
        return tree
    }
}
