import Foundation
import Testing

/// What has to be written down, and agree.
@Suite struct DocumentationTests {
    let house: House

    init() throws {
        house = try House.declared.get()
    }

    @Test func `every target says in its folder what it is for`() throws {
        for target in house.rooms where target.kind == "regular" {
            let readme = House.root.appending(path: target.path + "/README.md")
            let text = (try? String(contentsOf: readme, encoding: .utf8)) ?? ""
            let titles = [target.name, target.name.replacing("Vigie", with: "")].map { "# \($0)\n" }
            #expect(titles.contains { text.hasPrefix($0) }, "\(target.path)/README.md")
            #expect(text.count > 120, "\(target.path)/README.md has no paragraph")
        }
    }

    @Test func `the map of the house shows every target`() throws {
        let map = try text("docs/ARCHITECTURE.md")
        for target in house.rooms where target.kind == "regular" {
            #expect(map.contains("`\(target.name)`"), "docs/ARCHITECTURE.md does not name \(target)")
        }
    }

    @Test func `both READMEs tell the same commands`() throws {
        let (english, french) = (try commands(in: "README.md"), try commands(in: "README.fr.md"))
        #expect(!english.isEmpty)
        #expect(english == french)
    }

    /// The commands that a page shows, in backticks or in blocks of code: `vigie backup prove`, `./quickstart`.
    private func commands(in page: String) throws -> Set<String> {
        let text = try text(page)
        return Set(
            text.matches(of: #/(?:\./quickstart|\./test|vigie(?: [a-z]+){1,2})(?=[`\n]|  |\ -)/#).map { String($0.0) })
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: House.root.appending(path: path), encoding: .utf8)
    }
}
