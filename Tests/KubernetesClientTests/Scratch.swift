import Foundation

/// A folder for the time of a test.
struct Scratch {
    let path: String

    static func use<Result>(_ work: (Scratch) throws -> Result) throws -> Result {
        let folder = try Scratch()
        defer { folder.remove() }
        return try work(folder)
    }

    static func with<Result>(_ work: (Scratch) async throws -> Result) async throws -> Result {
        let folder = try Scratch()
        defer { folder.remove() }
        return try await work(folder)
    }

    private init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "kubernetes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    private func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: file))
        return file
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + name)
    }

    func read(_ name: String) throws -> String {
        try String(contentsOfFile: path + "/" + name, encoding: .utf8)
    }
}
