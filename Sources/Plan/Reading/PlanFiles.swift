import FoundationEssentials

/// Finds and reads the files of a plan.
struct PlanFiles {
    let limits: PlanLimits
    private(set) var files: [SourceFile] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var bytes = 0

    init(limits: PlanLimits) {
        self.limits = limits
    }

    /// Reads a directory with all below it, or one file.
    mutating func read(_ path: String) throws(PlanError) {
        guard let facts = FileFacts(path) else { throw .notFound(path) }
        guard facts.isDirectory else {
            return read(file: path, named: path.split(separator: "/").last.map(String.init) ?? path)
        }
        var names: [String] = []
        try collect(path, below: "", into: &names)
        guard !names.isEmpty else { throw .noFiles(path) }
        let directory = path.hasSuffix("/") ? path : path + "/"
        for name in names.sorted() { read(file: directory + name, named: name) }
    }

    /// The YAML files of a directory. Hidden ones are left out; links to directories are not followed, because they
    /// can lead back.
    private func collect(_ root: String, below: String, into names: inout [String]) throws(PlanError) {
        let directory = below.isEmpty ? root : "\(root)/\(below)"
        let entries: [String]
        do {
            entries = try FileManager.default.contentsOfDirectory(atPath: directory)
        } catch {
            throw .notReadable(directory, reason: "the directory cannot be listed")
        }
        for entry in entries where !entry.hasPrefix(".") {
            let name = below.isEmpty ? entry : "\(below)/\(entry)"
            let path = "\(root)/\(name)"
            if FileFacts(path, followingLinks: false)?.isDirectory == true {
                try collect(root, below: name, into: &names)
            } else if entry.hasSuffix(".yaml") || entry.hasSuffix(".yml"), FileFacts(path)?.isDirectory != true {
                names.append(name)
            }
        }
    }

    private mutating func read(file path: String, named name: String) {
        let start = SourcePosition(file: path, line: 1, column: 1)
        guard files.count < limits.files else {
            return refuse("plan.too-large", "the plan has more than \(limits.files) files", at: start, hint: nil)
        }
        guard let facts = FileFacts(path), facts.isRegular else {
            let hint = "a plan is made of ordinary files"
            return refuse("plan.not-readable", "this is not a file, or it leads nowhere", at: start, hint: hint)
        }
        guard facts.size <= limits.fileBytes, bytes + facts.size <= limits.totalBytes else {
            let isWhole = facts.size <= limits.fileBytes
            let limit = isWhole ? limits.totalBytes : limits.fileBytes
            let message = "\(isWhole ? "the plan" : "the file") is larger than \(limit >> 20) MiB"
            return refuse("plan.too-large", message, at: start, hint: "is this really a plan? it was not read")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            return refuse("plan.not-readable", "the file cannot be read", at: start, hint: "look at its owner and mode")
        }
        bytes += data.count
        add(Array(data), path: path, name: name)
    }

    /// Takes the bytes of a file that are text.
    mutating func add(_ bytes: [UInt8], path: String, name: String) {
        if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
            let start = SourcePosition(file: path, line: 1, column: 1)
            return refuse("plan.not-utf8", "the file is written in UTF-16", at: start, hint: "save it as UTF-8")
        }
        let content = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            let position = content.mark(of: content.startIndex + Self.readableBytes(content)).position(in: path)
            return refuse("plan.not-utf8", "the file is not UTF-8 from here on", at: position, hint: "save it as UTF-8")
        }
        files.append(SourceFile(path: path, name: name, text: text))
    }

    /// How many bytes there are before the first that is not UTF-8.
    private static func readableBytes(_ bytes: ArraySlice<UInt8>) -> Int {
        var (decoder, iterator, count) = (UTF8(), bytes.makeIterator(), 0)
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { count += UTF8.width(scalar) }
        return count
    }

    private mutating func refuse(_ code: String, _ message: String, at position: SourcePosition, hint: String?) {
        diagnostics.append(.error(code, message, at: position, hint: hint))
    }
}
