import Testing

@testable import VigieAPI

@Suite struct RequestTargetTests {
    @Test(arguments: [
        ("/", []), ("/api/v1/runs", ["api", "v1", "runs"]), ("/api/v1/runs/", ["api", "v1", "runs"]),
        ("/a%2Fb/%C3%A9", ["a/b", "é"]), ("/a+b?x", ["a+b"]),
    ])
    func `a path is taken apart, then decoded`(text: String, path: [String]) throws {
        #expect(try RequestTarget(text).path == path)
    }

    @Test(arguments: [
        "", "a", "*", "http://x/", "//x", "/a//b", "/..", "/a/../b", "/%2e%2e/x", "/.", "/%00", "/a%0d%0ab", "/%zz",
        "/%f",
        "/%ff", "/a\\b", "/" + String(repeating: "a", count: 9000),
    ])
    func `what could lead elsewhere is no path`(text: String) {
        #expect(throws: APIError.badPath) { try RequestTarget(text) }
    }

    @Test func `a query is decoded, its order kept`() throws {
        let query = try RequestTarget("/x?a=1&b=%26+%2B&a=2&c").query
        #expect(query.map(\.name) == ["a", "b", "a", "c"])
        #expect(query.map(\.value) == ["1", "& +", "2", ""])
    }
}
