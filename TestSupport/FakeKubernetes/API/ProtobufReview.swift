import JSONTree

/// The one body that kubectl sends as Protobuf whatever one does: its question what oneself may do.
enum ProtobufReview {
    /// - Returns: The question as a tree; `nil` for anything else.
    static func tree(_ body: [UInt8]) -> JSONValue? {
        guard body.starts(with: [0x6b, 0x38, 0x73, 0x00]) else { return nil }
        let envelope = fields(body.dropFirst(4))
        guard let type = envelope[1], text(fields(type)[2]) == "SelfSubjectAccessReview", let raw = envelope[2] else {
            return nil
        }
        let spec = fields(fields(raw)[2] ?? [])
        var attributes: [String: JSONValue] = [:]
        if let resource = spec[1] {
            let values = fields(resource)
            for (number, name) in [
                (1, "namespace"), (2, "verb"), (3, "group"), (4, "version"), (5, "resource"), (6, "subresource"),
                (7, "name"),
            ] { attributes[name] = text(values[number]).map(JSONValue.string) }
            return review(["resourceAttributes": .object(attributes)])
        }
        let values = fields(spec[2] ?? [])
        for (number, name) in [(1, "path"), (2, "verb")] {
            attributes[name] = text(values[number]).map(JSONValue.string)
        }
        return review(["nonResourceAttributes": .object(attributes)])
    }

    private static func review(_ spec: JSONValue) -> JSONValue {
        ["apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview", "spec": spec]
    }

    private static func text(_ bytes: ArraySlice<UInt8>?) -> String? {
        bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The fields of a message that have a length, by their numbers.
    private static func fields(_ message: ArraySlice<UInt8>) -> [Int: ArraySlice<UInt8>] {
        var found: [Int: ArraySlice<UInt8>] = [:]
        var rest = message
        while !rest.isEmpty {
            let tag = number(&rest)
            switch tag & 7 {
            case 0: _ = number(&rest)
            case 2:
                let length = number(&rest)
                found[tag >> 3] = rest.prefix(length)
                rest = rest.dropFirst(length)
            default: return found
            }
        }
        return found
    }

    private static func number(_ bytes: inout ArraySlice<UInt8>) -> Int {
        var (value, shift) = (0, 0)
        while let byte = bytes.popFirst(), shift < 56 {
            value |= Int(byte & 127) << shift
            shift += 7
            if byte & 128 == 0 { break }
        }
        return value
    }
}
