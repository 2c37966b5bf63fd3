import FoundationEssentials
import Tools

/// A copy of a backup repository that may be damaged.
struct RepositoryCopy: Sendable {
    let path: String
    let stanza: String

    /// What the archiver has not finished writing ends so.
    private static let unfinished = ".pgbackrest.tmp"

    /// Copies a repository as its owner, so that the owner can use the copy.
    ///
    /// Customers go on ordering meanwhile, so the archiver goes on writing: what it finishes under another name just as
    /// it is to be copied is copied again, and what it has not finished is left out.
    static func make(of repository: String, at path: String, stanza: String, as account: Account?) async throws -> Self
    {
        let copy = ToolRun(
            try Tool.locate("cp"), ["--archive", "--reflink=auto", "--no-target-directory", repository, path],
            account: account, timeout: .seconds(120))
        var result = try await copy.perform()
        for _ in 0..<20 where !result.succeeded && result.errors.text.contains(unfinished) {
            result = try await copy.perform()
        }
        guard result.succeeded else { throw DemoError.copyFailed(repository, said: result.reason) }
        for file in try FileManager.default.subpathsOfDirectory(atPath: path) where file.hasSuffix(unfinished) {
            try FileManager.default.removeItem(atPath: path + "/" + file)
        }
        return RepositoryCopy(path: path, stanza: stanza)
    }

    /// Flips one bit in the middle of the largest file of the newest backup: where most of the data is.
    ///
    /// - Returns: What was done, in words.
    func flipBit() throws -> String {
        let backups = path + "/backup/\(stanza)"
        let files = FileManager.default
        let newest = try files.contentsOfDirectory(atPath: backups).filter { $0.first?.isNumber == true }.max()
        let folder = backups + "/" + (newest ?? "")
        guard newest != nil, let largest = try largestFile(in: folder) else { throw DemoError.nothingToDamage(backups) }
        let file = URL(filePath: folder + "/" + largest)
        var bytes = try Data(contentsOf: file)
        let middle = bytes.startIndex + bytes.count / 2
        bytes[middle] ^= 0b0000_1000
        try bytes.write(to: file)
        return "\(largest), byte \(bytes.count / 2), bit 3"
    }

    private func largestFile(in folder: String) throws -> String? {
        let files = FileManager.default
        return try files.subpathsOfDirectory(atPath: folder).compactMap { name in
            let attributes = try files.attributesOfItem(atPath: folder + "/" + name)
            guard attributes[.type] as? FileAttributeType == .typeRegular, !name.contains("manifest") else {
                return nil
            }
            return (name: name, size: attributes[.size] as? Int ?? 0)
        }.max { (left: (name: String, size: Int), right) in left.size < right.size }?.name
    }

    /// The archived segments of the write-ahead log by name, oldest first, each with its file.
    func segments() throws -> [(name: String, file: String)] {
        let archive = path + "/archive/\(stanza)"
        return try FileManager.default.subpathsOfDirectory(atPath: archive).compactMap { file in
            let name = file.split(separator: "/").last?.prefix { $0 != "-" } ?? ""
            let isSegment = name.count == 24 && name.allSatisfy(\.isHexDigit) && !file.hasSuffix(".backup")
            return isSegment ? (String(name), archive + "/" + file) : nil
        }.sorted { $0.name < $1.name }
    }

    /// Removes the segment in the middle of those that were archived after `last`, the last one that the backup itself
    /// needs.
    ///
    /// - Returns: The name of the segment.
    func removeSegment(after last: String) throws -> String {
        let later = try segments().filter { $0.name > last }
        guard later.count >= 3 else { throw DemoError.nothingToDamage(path + "/archive/\(stanza)") }
        let victim = later[later.count / 2]
        try FileManager.default.removeItem(atPath: victim.file)
        return victim.name
    }
}
