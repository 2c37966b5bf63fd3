import HTML
import Testing
import Tools
import VigieTestSupport

@testable import QRCodes

/// Everything here is read by a program that somebody else wrote.
@Suite(.serialized) struct QRCodeTests {
    /// As long as the smallest and the largest square take, and as the things that Vigie shows are.
    static let texts: [String] = [
        "1", "otpauth://totp/Vigie:claire?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Vigie",
        "0G4RW10C1T2YB9M0G4RW10C1T2YB9M0G4RW10C1T2YB9M0G4RW10C1T2YB9M0G4RW10C1T2YB9M0G4RW10C1T2YB9M",
        "https://vigie.example.org/setup/4F0C-91D2?a=1&b=<\"'>", "line one\nline two",
    ]

    @Test(arguments: texts, QRCode.Correction.allCases)
    func `every way it is shown is read back`(text: String, correction: QRCode.Correction) async throws {
        let code = try QRCode(text, correction: correction)
        #expect(try await Scanner.read(pixels: code.modules) == text)
        #expect(try await Scanner.read(terminal: code.terminal(colours: false)) == text)
        #expect(try await Scanner.read(terminal: code.terminal(colours: true)) == text)
    }

    @Test func `all forty sizes are read back, and so they are drawn by a browser`() async throws {
        let random = SeededRandom(seed: 7)
        var codes: [Int: (code: QRCode, text: String)] = [:]
        for length in stride(from: 8, through: 2331, by: 9) {
            let text = String((0..<length).map { _ in random.pick(Array("abcdefghijklmnopqrstuvwxyz")) })
            let code = try QRCode(text)
            codes[code.width] = codes[code.width] ?? (code, text)
        }
        #expect(codes.keys.sorted() == Array(stride(from: 21, through: 177, by: 4)))
        for (code, text) in codes.values { #expect(try await Scanner.read(pixels: code.modules) == text) }
        let drawings = codes.values.map { $0.code.svg(title: "a test") }
        #expect(try await Scanner.read(svgs: drawings, side: 760) == Set(codes.values.map(\.text)))
    }

    @Test func `what Vigie shows is drawn well in every quality`() async throws {
        let drawings = try Self.texts.flatMap { text in
            try QRCode.Correction.allCases.map { try QRCode(text, correction: $0).svg(title: "a test") }
        }
        #expect(try await Scanner.read(svgs: drawings, side: 300) == Set(Self.texts))
    }

    @Test func `accents come through`() async throws {
        let text = "Clé de secours : à ranger à côté, sous scellés, dès aujourd’hui"
        #expect(try await Scanner.read(pixels: QRCode(text).modules) == text)
    }

    @Test(arguments: QRCode.Correction.allCases) func `what is too long is said so`(correction: QRCode.Correction)
        throws
    {
        let fits = String(repeating: "a", count: correction.capacity)
        #expect(try QRCode(fits, correction: correction).width == 177)
        #expect(throws: QRCodeError.tooLong(size: correction.capacity + 1, most: correction.capacity)) {
            try QRCode(fits + "a", correction: correction)
        }
        #expect(throws: QRCodeError.empty) { try QRCode("", correction: correction) }
    }

    @Test func `a title is text, whatever is in it`() throws {
        let drawing = try QRCode("x").svg(title: "</title><script>").string
        #expect(drawing.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
        #expect(drawing.contains("viewBox=\"0 0 29 29\""))
    }
}
