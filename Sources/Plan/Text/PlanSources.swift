import Crypto

/// The files of a plan as they were read.
package struct PlanSources: Sendable {
    private let files: [SourceFile]
    private let indices: [String: Int]
    /// SHA-256 over the names and contents of all files, in hexadecimal.
    let digest: String

    static let empty = PlanSources(files: [])

    init(files: [SourceFile]) {
        self.files = files
        indices = Dictionary(files.indices.map { (files[$0].path, $0) }) { first, _ in first }
        digest = Self.digest(of: files)
    }

    func file(_ path: String) -> SourceFile? {
        indices[path].map { files[$0] }
    }

    /// Each file by its name and its own digest, so that no two different plans come to the same bytes.
    private static func digest(of files: [SourceFile]) -> String {
        var whole = SHA256()
        for file in files {
            let content = SHA256.hash(data: Array(file.text.utf8))
            whole.update(data: Array("\(file.name)\u{0}\(hexadecimal(content))\n".utf8))
        }
        return hexadecimal(whole.finalize())
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
