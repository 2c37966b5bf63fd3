import Foundation

/// One Swift file, with what the rules look at.
struct SwiftSource: Sendable, CustomStringConvertible {
    /// Relative to the package, with `/`.
    let path: String
    let lineCount: Int
    /// The text with every comment and string literal blanked, so that a rule sees code only.
    let code: [Substring]

    var description: String { path }
    var name: String { String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "") }

    /// The modules it imports, in whatever way.
    var imports: [String] {
        code.compactMap { line in
            guard let match = line.wholeMatch(of: Self.importLine) else { return nil }
            return String(match.module)
        }
    }

    private static var importLine: Regex<(Substring, module: Substring)> {
        #/\s*(?:@\S+\s+)*(?:(?:package|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|enum|class|protocol|func|var|let|typealias)\s+)?(?<module>\w+).*/#
    }

    init(path: String, text: String) {
        self.path = path
        lineCount = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        code = CodeOnly(text).text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Every Swift file of the package, read once: every test asks for them.
    static let all = Result { try read(under: ["Sources", "TestSupport", "Tests"]) }

    private static func read(under folders: [String]) throws -> [SwiftSource] {
        let root = House.root.path + "/"
        return try folders.flatMap { folder in
            let files = FileManager.default.enumerator(atPath: root + folder)
            let paths = files?.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
            return try paths.sorted().map { path in
                let path = folder + "/" + path
                return SwiftSource(path: path, text: try String(contentsOfFile: root + path, encoding: .utf8))
            }
        }
    }
}
