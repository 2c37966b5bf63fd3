import FoundationEssentials
import JSONTree

/// Reads the fields of one entry, and says which one is wrong.
struct KubeconfigFields {
    let tree: JSONValue
    let place: KubeconfigPlace

    init(_ entry: Kubeconfig.Entry) {
        tree = entry.tree
        place = entry.file
    }

    private init(tree: JSONValue, place: KubeconfigPlace) {
        self.tree = tree
        self.place = place
    }

    func text(_ name: String) throws -> String? {
        guard let value = tree[name], !value.isNull else { return nil }
        switch value {
        case .string(let text): return text.isEmpty ? nil : text
        // A token of digits, written without quotes, is still a token.
        case .integer(let number): return String(number)
        default: throw place.problem(name, "this should be a text")
        }
    }

    func flag(_ name: String) throws -> Bool {
        guard let value = tree[name], !value.isNull else { return false }
        guard let flag = value.bool else { throw place.problem(name, "this should be true or false") }
        return flag
    }

    func texts(_ name: String) throws -> [String] {
        guard let value = tree[name], !value.isNull else { return [] }
        guard let elements = value.array else { throw place.problem(name, "this should be a list of texts") }
        return try elements.map {
            guard let text = $0.string else { throw place.problem(name, "this should be a list of texts") }
            return text
        }
    }

    func section(_ name: String) throws -> KubeconfigFields? {
        guard let value = tree[name], !value.isNull else { return nil }
        guard value.object != nil else { throw place.problem(name, "this should be a mapping") }
        return KubeconfigFields(tree: value, place: place.inside(name))
    }

    func sections(_ name: String) throws -> [KubeconfigFields] {
        guard let value = tree[name], !value.isNull else { return [] }
        guard let elements = value.array else { throw place.problem(name, "this should be a list") }
        return elements.enumerated().map { KubeconfigFields(tree: $1, place: place.inside("\(name)[\($0)]")) }
    }

    /// What stands in the entry itself in base 64, or in a file it names; the entry itself wins.
    func content(data: String, file: String) throws -> [UInt8]? {
        if let text = try text(data) {
            guard let bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters), !bytes.isEmpty else {
                throw place.problem(data, "this is not base 64")
            }
            return Array(bytes)
        }
        guard let path = try text(file) else { return nil }
        let absolute = place.absolute(path)
        guard let bytes = FileManager.default.contents(atPath: absolute) else {
            throw place.problem(file, "\(absolute) cannot be read")
        }
        return Array(bytes)
    }
}

extension KubeconfigPlace {
    fileprivate func inside(_ name: String) -> KubeconfigPlace {
        KubeconfigPlace(path: path, directory: directory, field: "\(field).\(name)")
    }

    private init(path: String, directory: String, field: String) {
        self.path = path
        self.directory = directory
        self.field = field
    }
}
