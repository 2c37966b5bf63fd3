import Testing

@testable import Tools

struct LineSplitterTests {
    @Test(arguments: 0..<50)
    func `chunk boundaries never matter`(seed: Int) {
        var generator = SmallGenerator(state: UInt64(seed) &+ 1)
        let alphabet = Array("ab\n\r\u{e9}".utf8)
        let bytes = (0..<Int.random(in: 0...60, using: &generator)).compactMap { _ in
            alphabet.randomElement(using: &generator)
        }
        var whole = LineSplitter()
        let expected = whole.lines(adding: bytes) + [whole.finish()].compactMap(\.self)
        var pieces = LineSplitter()
        var lines: [String] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let size = Int.random(in: 1...rest.count, using: &generator)
            lines += pieces.lines(adding: rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        lines += [pieces.finish()].compactMap(\.self)
        #expect(lines == expected)
    }

    @Test func `a line without an end does not fill the memory`() {
        var splitter = LineSplitter()
        var pieces = 0
        for _ in 0..<100 { pieces += splitter.lines(adding: [UInt8](repeating: 97, count: 10_000)).count }
        #expect(pieces > 10)
    }
}

/// A tiny seeded generator (SplitMix64), so that a failure can be repeated.
private struct SmallGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
