/// A place on this site: a path of encoded parts, a query, and a place on the page.
///
/// There is no way to make one that leads elsewhere or runs something.
package struct Link: Hashable, Sendable {
    package let path: [String]
    package var query: [Parameter]
    package var fragment: String?

    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    package init(_ path: String..., query: KeyValuePairs<String, String?> = [:], fragment: String? = nil) {
        self.init(path: path, query: query, fragment: fragment)
    }

    package init(path: [String], query: KeyValuePairs<String, String?> = [:], fragment: String? = nil) {
        self.init(path: path, parameters: query.compactMap { name, value in value.map { (name, $0) } })
        self.fragment = fragment
    }

    package init(path: [String], parameters: [(name: String, value: String)]) {
        // An empty part would make `//`, after which a browser reads the name of a host.
        self.path = path.filter { !$0.isEmpty }
        query = parameters.map { Parameter(name: $0.name, value: $0.value) }
    }

    /// The same place with one parameter set, or left away.
    package func with(_ name: String, _ value: String?) -> Link {
        var link = self
        link.query.removeAll { $0.name == name }
        if let value { link.query.append(Parameter(name: name, value: value)) }
        return link
    }

    package var text: String {
        var text = path.isEmpty ? "/" : path.map { "/" + Self.encoded($0) }.joined()
        if path.isEmpty, query.isEmpty, let fragment { return "#" + Self.encoded(fragment) }
        if !query.isEmpty {
            text += "?" + query.map { Self.encoded($0.name) + "=" + Self.encoded($0.value) }.joined(separator: "&")
        }
        if let fragment { text += "#" + Self.encoded(fragment) }
        return text
    }

    /// Percent-encoded but for what RFC 3986 calls unreserved.
    private static func encoded(_ part: String) -> String {
        // A browser folds `.` and `..` away, encoded or not: such a part gets a space, and leads nowhere.
        if part == "." { return "%2E%20" }
        if part == ".." { return "%2E%2E%20" }
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        return part.utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                text += "%"
                text.unicodeScalars.append(digits[Int(byte >> 4)])
                text.unicodeScalars.append(digits[Int(byte & 15)])
            }
        }
    }
}
