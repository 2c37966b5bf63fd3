import Testing

@testable import TerminalOutput

@Suite struct TableTests {
    @Test func `columns are as wide as their widest cell and numbers stand to the right`() {
        var table = Table(.init("NAME"), .init("SIZE", .trailing))
        table.add("a", "1000")
        table.add("longer", nil)
        #expect(table.text == "NAME    SIZE\na       1000\nlonger     –")
    }

    @Test func `ink is left out where colour is not wanted`() {
        #expect(Ink.red("no", when: false) == "no")
        #expect(Ink.red("no", when: true) == "\u{1B}[31mno\u{1B}[0m")
    }
}
