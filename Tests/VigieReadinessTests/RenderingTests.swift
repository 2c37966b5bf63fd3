import Foundation
import Testing
import Wording

@testable import VigieReadiness

/// The pages as they are printed, whole. `VIGIE_UPDATE_FIXTURES=1` writes them anew; then read them.
@Suite struct RenderingTests {
    struct Page: Sendable, CustomTestStringConvertible {
        let situation: Situation
        let language: Language
        var chapter: ChapterName?
        var style = TextStyle(width: 100)
        var since: Situation?

        var testDescription: String { fileName }

        var fileName: String {
            let parts = [
                situation.name, chapter?.rawValue, style.width == 100 ? nil : "\(style.width)",
                style.isColoured ? "colour" : nil, since.map { "since-\($0.name)" }, language.rawValue,
            ]
            return parts.compactMap(\.self).joined(separator: ".") + ".txt"
        }

        var text: String {
            let report = chapter.map(situation.report.limited(to:)) ?? situation.report
            return ReadinessText(report, language: language, style: style, since: since?.report).render()
        }
    }

    static let pages =
        Language.allCases.flatMap { language in
            [
                Page(situation: .nothing, language: language),
                Page(situation: .firstProof, language: language),
                Page(situation: .firstProof, language: language, chapter: .backups),
                Page(situation: .trouble, language: language, since: .firstProof),
                Page(situation: .trouble, language: language, style: TextStyle(width: 80)),
                Page(situation: .trouble, language: language, style: TextStyle(width: 160, isColoured: true)),
                Page(situation: .everything, language: language),
                Page(situation: .nothing, language: language, chapter: .staging),
            ]
        }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    @Test(arguments: pages) func `a page is printed as it was agreed`(page: Page) throws {
        let file = Self.folder.appending(path: page.fileName)
        if ProcessInfo.processInfo.environment["VIGIE_UPDATE_FIXTURES"] == "1" {
            try Data((page.text + "\n").utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == page.text + "\n")
    }

    @Test(arguments: pages) func `no line is wider than the page, unless it is one long word`(page: Page) {
        for line in page.text.plain.split(separator: "\n") where line.count > page.style.width {
            #expect(line.contains("vigie "), "\(line)")
        }
    }

    @Test(arguments: pages) func `colour adds nothing that is not said`(page: Page) {
        var plain = page
        plain.style = TextStyle(width: page.style.width)
        var coloured = page
        coloured.style = TextStyle(width: page.style.width, isColoured: true)
        #expect(coloured.text.plain == plain.text)
    }

    @Test(arguments: pages.filter { $0.language == .french })
    func `no mark of a French page can be torn from its word`(page: Page) {
        for line in page.text.plain.split(separator: "\n") where !line.contains("vigie ") {
            #expect(!line.contains(#/ [:;?!»%]/#), "\(line)")
            #expect(!line.contains("« "), "\(line)")
        }
    }
}

extension String {
    /// Without ANSI escape sequences.
    fileprivate var plain: String { replacing(#/\u{1b}\[[0-9;]*m/#, with: "") }
}
