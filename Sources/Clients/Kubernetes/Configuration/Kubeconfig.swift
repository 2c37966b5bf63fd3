import FoundationEssentials
import JSONTree
import Tools

/// What one or several kubeconfig files say together. Of two entries with one name, the first file's counts.
package struct Kubeconfig: Sendable {
    /// An entry and the file it came from, for messages and for paths relative to it.
    struct Entry: Sendable {
        let tree: JSONValue
        let file: KubeconfigPlace
    }

    private(set) var clusters: [String: Entry] = [:]
    private(set) var users: [String: Entry] = [:]
    private(set) var contexts: [String: Entry] = [:]
    package private(set) var currentContext: String?
    /// The files that were read, in the order of their say.
    package private(set) var paths: [String] = []

    /// Reads the files that `KUBECONFIG` lists, or `~/.kube/config`; in a list, files that do not exist are passed over.
    package init(
        list: String? = Tool.environmentVariable("KUBECONFIG"), home: String? = Tool.environmentVariable("HOME")
    ) throws {
        let listed = (list ?? "").split(separator: ":").map(String.init)
        let usual = home.map { [$0 + "/.kube/config"] } ?? []
        let paths = listed.isEmpty ? usual : listed
        guard paths.contains(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw ConfigurationProblem(
                file: paths.joined(separator: ":"), "there is no such file; set KUBECONFIG, or pass --kubeconfig")
        }
        try self.init(paths: paths.filter { FileManager.default.fileExists(atPath: $0) })
    }

    /// Reads these files.
    package init(paths: [String]) throws {
        for path in paths {
            guard let bytes = FileManager.default.contents(atPath: path) else {
                throw ConfigurationProblem(file: path, "this file cannot be read")
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw ConfigurationProblem(file: path, "this is not UTF-8 text")
            }
            try merge(KubeconfigFile(path: path, text: text))
        }
    }

    /// Reads one text as if it stood in a file at `path`.
    package init(text: String, path: String = "kubeconfig") throws {
        try merge(KubeconfigFile(path: path, text: text))
    }

    package var contextNames: [String] { contexts.keys.sorted() }

    private mutating func merge(_ file: KubeconfigFile) throws {
        paths.append(file.path)
        try merge("clusters", of: "cluster", in: file, into: \.clusters)
        try merge("users", of: "user", in: file, into: \.users)
        try merge("contexts", of: "context", in: file, into: \.contexts)
        if currentContext == nil, let name = file.tree["current-context"]?.string, !name.isEmpty {
            currentContext = name
        }
    }

    private mutating func merge(
        _ list: String, of member: String, in file: KubeconfigFile,
        into place: WritableKeyPath<Kubeconfig, [String: Entry]>
    ) throws {
        guard let value = file.tree[list], !value.isNull else { return }
        guard let elements = value.array else {
            throw ConfigurationProblem(file: file.path, field: list, "this should be a list")
        }
        for (index, element) in elements.enumerated() {
            guard let name = element["name"]?.string else {
                throw ConfigurationProblem(file: file.path, field: "\(list)[\(index)].name", "a name is missing")
            }
            guard self[keyPath: place][name] == nil else { continue }
            let tree = element[member] ?? .object([:])
            guard tree.object != nil || tree.isNull else {
                throw ConfigurationProblem(
                    file: file.path, field: "\(list)[\(name)].\(member)", "this should be a mapping")
            }
            let at = KubeconfigPlace(file: file, field: "\(list)[\(name)]")
            self[keyPath: place][name] = Entry(tree: tree, file: at)
        }
    }
}

/// Where an entry stands.
struct KubeconfigPlace: Sendable {
    let path: String
    let directory: String
    let field: String

    init(file: KubeconfigFile, field: String) {
        path = file.path
        directory = file.directory
        self.field = field
    }

    func problem(_ name: String?, _ message: String) -> ConfigurationProblem {
        ConfigurationProblem(file: path, field: name.map { "\(field).\($0)" } ?? field, message)
    }

    func absolute(_ other: String) -> String {
        other.hasPrefix("/") ? other : directory + "/" + other
    }
}
