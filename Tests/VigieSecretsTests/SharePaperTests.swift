import AgeFormat
import FoundationEssentials
import ShamirSharing
import Surroundings
import Testing
import Tools
import VigieSecrets
import VigieTestSupport
import Wording

/// Sheets as they come out of a printer, read by a scanner and by people.
@Suite struct SharePaperTests {
    private let world = World(clock: ManualClock(), random: SeededRandom(seed: 4))

    @Test func `what a scanner reads off the printed sheets gives the key back`() async throws {
        let key = try EscrowKey(threshold: 2, count: 3, world: world)
        try await scratch { directory in
            let page = directory + "/sheets.html"
            try Data(try key.paper.html()).write(to: URL(filePath: page))
            let printed = try await ToolRun(
                .locate("chromium"),
                [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                    "--user-data-dir=\(directory)/profile", "--screenshot=\(directory)/sheets.png",
                    "--window-size=900,3400", "file://\(page)",
                ], timeout: .seconds(600)
            ).perform()
            let scanned = try await ToolRun(
                .locate("zbarimg"), ["--quiet", "--raw", "--nodbus", directory + "/sheets.png"], timeout: .seconds(300)
            ).perform()
            if let kept = Tool.environmentVariable("VIGIE_KEEP_PAPER") {
                try? FileManager.default.copyItem(atPath: directory + "/sheets.png", toPath: kept)
            }
            let shares = try scanned.output.lines.map { try Share($0) }
            #expect(Set(shares.map(\.number)) == [1, 2, 3], "\(printed.errors.text)")
            let identity = try AgeIdentity(scalar: SecretSharing.combine(Array(shares.prefix(2))))
            #expect(try identity.recipient.description == key.recipient)
        }
    }

    @Test(arguments: Language.allCases) func `what people read off a line printer's sheets too`(
        language: Language
    ) throws {
        let key = try EscrowKey(threshold: 2, count: 3, world: world)
        let pages = try key.paper.reveal(in: language).split(separator: "\u{c}")
        #expect(pages.count == 3)
        let shares = try pages.map { page in
            try Share(page.matches(of: /(?m)^ +\d+ +[a-z]{5} .*$/).map { String($0.0) }.joined(separator: "\n"))
        }
        #expect(shares.map(\.number) == [1, 2, 3])
        let identity = try AgeIdentity(scalar: SecretSharing.combine(Array(shares.dropFirst())))
        #expect(try identity.recipient.description == key.recipient)
        for page in pages {
            #expect(page.contains(key.recipient) && page.contains(key.set))
            #expect(page.contains(language == .french ? "PART" : "SHARE"))
            #expect(page.split(separator: "\n").allSatisfy { $0.count <= 116 })
        }
    }

    @Test func `paper shows itself as dots`() throws {
        let key = try EscrowKey(threshold: 2, count: 3, world: world)
        let words = try key.paper.reveal(in: .english).matches(of: /\b[a-z]{5}  [a-z]{5}\b/).map { String($0.0) }
        #expect(words.count > 6)
        var dumped = "\(key)"
        dump(key, to: &dumped)
        #expect(!words.contains { dumped.contains($0) })
    }

    private func scratch(_ body: (String) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-paper-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await body(directory)
    }
}
