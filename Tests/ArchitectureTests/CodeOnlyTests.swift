import Testing

@Suite struct CodeOnlyTests {
    @Test(arguments: [
        ("let a = 1 // try! b", "let a = 1 "),
        ("/* public\n */ let a = 1", "\n let a = 1"),
        (#"say("try! \(name("x")) public") + b"#, #"say("""") + b"#),
        (##"let a = #"a "quoted" \(b)"#; c"##, #"let a = ""; c"#),
        ("let a = \"\"\"\n    public // here\n    \"\"\"\nlet b = 2", "let a = \"\"\n\n\nlet b = 2"),
        (#"let a = "a \" public"; b"#, #"let a = ""; b"#),
    ])
    func `comments and strings are blanked and lines kept`(text: String, code: String) {
        #expect(CodeOnly(text).text == code)
    }

    @Test(arguments: [
        ("public struct A", true), ("publication", false), ("let isPublic = publicKey", false), (".public", false),
        ("    public", true),
    ])
    func `a ban is on words`(line: String, hit: Bool) {
        #expect(Ban("public", because: "").hits(line[...]) == hit)
    }
}
