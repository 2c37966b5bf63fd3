/// The pieces of an address.
struct AddressParts {
    let scheme: String
    let user: String?
    let password: String?
    let host: String
    let port: Int
    let path: String

    init?(_ text: String, schemes: [String: Int]) {
        guard let mark = text.firstRange(of: "://"), let usual = schemes[text[..<mark.lowerBound].lowercased()],
            !text.contains(where: { $0 == "?" || $0 == "#" || $0.isWhitespace })
        else { return nil }
        scheme = text[..<mark.lowerBound].lowercased()
        var rest = text[mark.upperBound...]
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        var path = String(rest[slash...])
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path
        rest = rest[..<slash]
        if let at = rest.lastIndex(of: "@") {
            let login = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            // What has a meaning in an address is written otherwise in a name or a password.
            let words = login.map(Self.decoded)
            guard words.allSatisfy({ $0 != nil }) else { return nil }
            user = words.first ?? nil
            password = words.count > 1 ? words[1] : nil
            rest = rest[rest.index(after: at)...]
        } else {
            user = nil
            password = nil
        }
        if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
            host = String(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
        } else {
            let colon = rest.firstIndex(of: ":") ?? rest.endIndex
            host = String(rest[..<colon])
            rest = rest[colon...]
        }
        guard !host.isEmpty else { return nil }
        if rest.isEmpty {
            port = usual
        } else {
            guard rest.first == ":", let number = Int(rest.dropFirst()), (1...65535).contains(number) else {
                return nil
            }
            port = number
        }
    }

    /// A text without its `%` escapes; `nil` where one is none, or what it stands for is no text.
    static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let digits = String(rest.prefix(2)), digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit),
                let value = UInt8(digits, radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
