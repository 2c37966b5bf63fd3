import Foundation
import Testing
import VigiePlan
import Wording

struct SecretTests {
    private let resolver = SecretResolver(environment: ["PASSWORD": "hunter2", "EMPTY": ""])

    private func inFile(_ content: [UInt8], mode: Int = 0o600, _ body: (SecretReference, String) throws -> Void) throws
    {
        let path = FileManager.default.temporaryDirectory.appending(path: "vigie-secret-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(FileManager.default.createFile(atPath: path, contents: Data(content)))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        try body(.fromFile(path), path)
    }

    @Test func `a secret comes out of the environment`() throws {
        #expect(try resolver.resolve(.fromEnv("PASSWORD")).reveal() == "hunter2")
    }

    @Test(arguments: [
        ("hunter2\n", "hunter2"), ("hunter2\r\n", "hunter2"), ("hunter2", "hunter2"), ("a\nb\n\n", "a\nb\n"),
    ])
    func `a secret comes out of a file, without the line break at its end`(content: String, secret: String) throws {
        try inFile(Array(content.utf8)) { reference, _ in
            let found = try resolver.resolve(reference)
            #expect(found.reveal() == secret)
            #expect(resolver.warning(about: reference) == nil)
        }
    }

    @Test(arguments: [
        (SecretReference.fromEnv("MISSING"), "secret.missing", "MISSING"), (.fromEnv("EMPTY"), "secret.empty", "EMPTY"),
        (.fromFile("/nonexistent"), "secret.missing", "/nonexistent"),
        (.fromFile(FileManager.default.temporaryDirectory.path), "secret.not-readable", "file"),
    ])
    func `what cannot be had is named by its place`(reference: SecretReference, code: String, place: String) {
        let error = #expect(throws: PlanError.self) { try resolver.resolve(reference) }
        #expect(error?.problem.code == code)
        #expect(error?.problem.detail?.contains(place) == true)
        #expect(error?.problem.hint?.isEmpty == false)
    }

    @Test func `a file that is no text, empty or too large is no secret`() throws {
        let contents: [([UInt8], String)] = [
            ([0xff, 0xfe], "secret.not-readable"), ([0x0a], "secret.empty"), ([], "secret.empty"),
            (Array(repeating: 0x61, count: 70_000), "secret.not-readable"),
        ]
        for (content, code) in contents {
            try inFile(content) { reference, _ in
                let error = #expect(throws: PlanError.self) { try resolver.resolve(reference) }
                #expect(error?.problem.code == code)
            }
        }
    }

    @Test(arguments: [0o640, 0o604, 0o666])
    func `a file that others may read is warned of`(mode: Int) throws {
        try inFile(Array("hunter2".utf8), mode: mode) { reference, path in
            #expect(resolver.warning(about: reference)?.hint == "chmod 600 \(path)")
            let found = try resolver.resolve(reference)
            #expect(found.reveal() == "hunter2")
        }
    }

    @Test func `a secret never shows itself`() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        dump([secret], to: &dumped)
        let shown = [
            "\(secret)", "\([secret])", String(reflecting: secret), String(describing: Optional(secret)), dumped,
        ]
        for text in shown { #expect(!text.contains("hunter2")) }
    }
}
