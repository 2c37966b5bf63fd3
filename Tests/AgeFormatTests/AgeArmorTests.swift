import AgeFormat
import Surroundings
import Testing
import VigieTestSupport

/// The text around a file: strict inside, patient about blank lines outside.
@Suite struct AgeArmorTests {
    static let file = SeededRandom(seed: 5).bytes(100)
    static let text = AgeArmor.encode(file)

    @Test(arguments: [0, 1, 2, 3, 47, 48, 49, 96, 97, 1000]) func `files of any length come back`(size: Int) throws {
        let file = SeededRandom(seed: UInt64(size)).bytes(size)
        guard size > 0 else { return }
        #expect(try AgeArmor.decode(Array(AgeArmor.encode(file).utf8)) == file)
    }

    @Test(arguments: [
        text, String(text.dropLast()), "\n\r   \t\n" + text + "\n\r  \t\n", text.replacing("\n", with: "\r\n"),
        text + "\n\n",
    ]) func `blank space around and Windows's lines are taken`(text: String) throws {
        #expect(try AgeArmor.decode(Array(text.utf8)) == Self.file)
    }

    @Test func `anything else is refused`() {
        let lines = Self.text.split(separator: "\n").map(String.init)
        let (begin, body, end) = (lines[0], Array(lines[1..<(lines.count - 1)]), lines[lines.count - 1])
        func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }
        let bad = [
            text(body), text([begin] + body), text(body + [end]), text([begin, end]), text([begin, ""] + body + [end]),
            text([begin] + body + ["", end]), text([begin.lowercased()] + body + [end.lowercased()]),
            text([begin.replacing("AGE", with: "PGP")] + body + [end]), text(["x"] + [begin] + body + [end]),
            text([begin] + body + [end, "x"]), text([begin, "Version: 1", ""] + body + [end]),
            text([begin, body.joined()] + [end]), text([begin, " " + body[0]] + body.dropFirst() + [end]),
            text([begin, body[0] + " "] + body.dropFirst() + [end]),
            text([begin] + body.dropLast() + [body[body.count - 1] + " ", end]),
            text([begin] + body.dropLast() + [body[body.count - 1].replacing("=", with: "")] + [end]),
            text([begin, String(body[0].dropLast(4))] + body.dropFirst() + [end]),
            text([begin, "*" + body[0].dropFirst()] + body.dropFirst() + [end]), text([begin] + body + ["=abcd", end]),
            text([begin + "é"] + body + [end]), "",
        ]
        for text in bad {
            #expect(throws: AgeError.self, "\(text.debugDescription)") { try AgeArmor.decode(Array(text.utf8)) }
        }
    }
}
