import Testing

/// What a chapter records it also names: who may look at one chapter alone sees what is named.
@Suite struct EvidenceTests {
    @Test func `a chapter names every kind of evidence that it has`() throws {
        let sources = try SwiftSource.all.get().filter { $0.path.hasPrefix("Sources/Chapters/") }
        let chapters = Dictionary(grouping: sources) { $0.path.split(separator: "/")[2] }
        for (chapter, files) in chapters {
            let code = files.flatMap(\.code)
            let kinds = code.compactMap { line in
                line.firstMatch(of: #/\bstruct (\w+): (?:\w+, )*Evidence\b/#).map { String($0.output.1) }
            }
            let start = code.firstIndex { $0.contains("let evidence: [any Evidence.Type]") }
            let list = start.map { code[$0...].prefix(16).joined(separator: " ") } ?? ""
            for kind in kinds {
                #expect(list.contains("\(kind).self"), "\(chapter) records \(kind); its `evidence` does not name it")
            }
        }
    }
}
