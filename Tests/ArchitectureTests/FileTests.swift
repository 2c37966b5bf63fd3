import Testing

/// What every file keeps to.
@Suite struct FileTests {
    /// Longer files, each with the reason why it is better whole.
    static let long: [String: String] = [:]

    /// Files that declare no type of their name, each with the reason.
    static let named = [
        "Sources/Chapters/Backups/Controls.swift": "the chapter's promises, where every chapter has them",
        "Sources/Chapters/Secrets/Controls.swift": "the chapter's promises, where every chapter has them",
        "Sources/Store/Records/DocumentRecords.swift": "the few small types of one table, read together",
        "Sources/Store/Records/EntryRecords.swift": "the few small types of one table, read together",
        "Sources/Store/Records/RunRecords.swift": "the few small types of one table, read together",
    ]

    let sources: [SwiftSource]

    init() throws {
        sources = try SwiftSource.all.get()
    }

    @Test(arguments: Ban.all) func `banned words do not occur`(ban: Ban) {
        for source in sources where ban.applies(to: source) {
            for (number, line) in source.code.enumerated() where ban.hits(line) {
                Issue.record("\(source):\(number + 1): \(ban): \(ban.reason)")
            }
        }
    }

    @Test func `a file has at most 300 lines`() {
        for source in sources where Self.long[source.path] == nil {
            #expect(source.lineCount <= 300, "\(source) has \(source.lineCount); what second idea is in it?")
        }
    }

    @Test func `a file is named after a type that it declares or extends`() {
        for source in sources where Self.named[source.path] == nil {
            let type = source.name.prefix { $0 != "+" }
            let declares = source.code.contains { line in
                line.contains(declaration) && line.split { !$0.isLetter && !$0.isNumber }.contains { $0 == type }
            }
            #expect(declares, "\(source) declares no type \(type)")
        }
    }

    @Test func `an exception is for a file that exists`() {
        let paths = Set(sources.map(\.path))
        #expect(paths.isSuperset(of: Self.long.keys))
        #expect(paths.isSuperset(of: Self.named.keys))
    }

    private var declaration: Regex<Substring> {
        #/\b(?:struct|class|enum|actor|protocol|extension|typealias|macro)\b/#
    }
}
