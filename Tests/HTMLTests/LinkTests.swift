import HTML
import Testing

@Suite struct LinkTests {
    @Test(arguments: [
        (Link(), "/"), (Link("runs"), "/runs"), (Link("plan", "BackupPolicy", "a/b"), "/plan/BackupPolicy/a%2Fb"),
        (Link("find", query: ["q": "a&b=c d"]), "/find?q=a%26b%3Dc%20d"),
        (Link("runs", query: ["status": nil, "page": "2"]), "/runs?page=2"),
        (Link(fragment: "backups"), "#backups"), (Link("runs", fragment: "log"), "/runs#log"),
        (Link("é"), "/%C3%A9"),
    ])
    func `a place is written encoded`(link: Link, text: String) {
        #expect(link.text == text)
    }

    @Test(arguments: [
        "javascript:alert(1)", "//evil.example", "https://evil.example", "..", ".", "", "\\\\evil", "\r\nX: y",
    ])
    func `nothing leads elsewhere`(part: String) {
        for link in [Link(part), Link(part, "x"), Link("x", part), Link("", part)] {
            #expect(link.text.hasPrefix("/"))
            #expect(!link.text.hasPrefix("//"))
            #expect(!link.text.contains("\\"))
            #expect(!link.text.contains("/../"))
            #expect(!link.text.contains("\n"))
        }
    }

    @Test func `one parameter changes and the others stay`() {
        let link = Link("runs", query: ["status": "failed", "page": "2"])
        #expect(link.with("page", "3").text == "/runs?status=failed&page=3")
        #expect(link.with("page", nil).text == "/runs?status=failed")
    }
}
