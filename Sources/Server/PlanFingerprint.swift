import FoundationEssentials

/// What a plan's files look like from outside: enough to know when to read them again, without reading them.
struct PlanFingerprint: Equatable {
    private struct File: Equatable {
        let path: String
        let changed: Date?
        let size: Int64?
    }

    private let files: [File]

    init(of paths: [String]) {
        files = paths.flatMap(Self.files)
    }

    private static func files(below path: String) -> [File] {
        let entries = (try? FileManager.default.subpathsOfDirectory(atPath: path))?.sorted() ?? []
        return ([path] + entries.map { "\(path)/\($0)" }).map { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return File(
                path: path, changed: attributes?[.modificationDate] as? Date,
                size: (attributes?[.size] as? Int).map(Int64.init))
        }
    }
}
