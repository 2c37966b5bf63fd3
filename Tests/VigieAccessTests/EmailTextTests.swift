import Testing

@testable import VigieAccess

@Suite struct EmailTextTests {
    @Test(arguments: [
        ("ada@example.org", "ADA@Example.ORG", true), ("kate@example.org", "\u{212A}ate@example.org", false),
        ("ada@example.org", "ada@example.org ", false), ("ada@example.org", "\u{FF41}da@example.org", false),
        ("ada@example.org", "", false), ("", "", false), ("jose\u{301}@example.org", "jos\u{e9}@example.org", false),
    ])
    func `an address that only looks the same is another`(one: String, other: String, isSame: Bool) {
        #expect(EmailText.isSame(one, other) == isSame)
        #expect(!EmailText.isSame(nil, other) && !EmailText.isSame(one, nil))
    }
}
