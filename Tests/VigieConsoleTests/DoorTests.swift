import Foundation
import Testing
import Tools
import VigieAccess
import VigiePlan
import VigieTestSupport

/// Every way in, in a real browser, with a real identity provider, under the policy that every page is sent with.
@Suite(.serialized) struct DoorTests {
    @Test func `in by code, by recovery code and by an identity provider, and not otherwise`() async throws {
        let provider = try MockProvider()
        defer { provider.stop() }
        let issuer = provider.issuer
        try await ConsoleLab.open(plan: try Self.plan(trusting: issuer)) { lab in
            try await lab.serving { address in
                let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "doors.py")
                let run = ToolRun(
                    Tool(name: "python3", path: DebianPython.path),
                    [script.path, address, try await lab.setup(at: address), issuer], timeout: .seconds(1200))
                let result = try await run.perform()
                #expect(result.succeeded, "\(result.errors.text)\n\(result.output.text)")
                #expect(result.output.text.hasSuffix("Every door was tried.\n"), "\(result.output.text)")
            }
        }
    }

    /// Chromium does passkeys in clear on localhost alone, and by a name, not by an address.
    @Test func `a passkey is made, lets in, and is refused when it should be`() async throws {
        try await ConsoleLab.open { lab in
            try await lab.serving { address in
                let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "passkeys.py")
                let address = address.replacing("127.0.0.1", with: "localhost")
                let run = ToolRun(
                    Tool(name: "python3", path: DebianPython.path),
                    [script.path, address, try await lab.setup(at: address)], timeout: .seconds(1200))
                let result = try await run.perform()
                #expect(result.succeeded, "\(result.errors.text)\n\(result.output.text)")
                #expect(result.output.text.hasSuffix("The key is gone.\n"), "\(result.output.text)")
            }
        }
    }

    private static func plan(trusting issuer: String) throws -> Plan {
        let text = """
            apiVersion: vigie.dev/v1
            kind: IdentityProvider
            metadata: {name: home}
            spec:
              displayName: The house
              issuer: "\(issuer)"
              clientID: vigie
              clientSecret: {fromEnv: VIGIE_LAB_CLIENT_SECRET}
            ---
            apiVersion: vigie.dev/v1
            kind: Person
            metadata: {name: ada}
            spec: {displayName: Ada Lovelace, identities: [{provider: home, subject: ada-at-home}]}
            ---
            apiVersion: vigie.dev/v1
            kind: RoleBinding
            metadata: {name: admins}
            spec: {role: admin, people: [ada]}
            """
        let (plan, diagnostics) = PlanReader(kinds: CoreKinds.all + AccessPart().kinds).read(text: text)
        #expect(diagnostics.isEmpty, "\(diagnostics)")
        return plan
    }
}

/// oidc-provider-mock in a process of its own, there as long as this is.
private final class MockProvider {
    let issuer: String
    private let process = Process()
    private let input: FileHandle

    init() throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "provider.py")
        process.executableURL = URL(filePath: PyPIPython.path)
        process.arguments = [script.path]
        let (toIt, fromIt) = (Pipe(), Pipe())
        process.standardInput = toIt
        process.standardOutput = fromIt
        process.standardError = FileHandle.nullDevice
        input = toIt.fileHandleForWriting
        try process.run()
        var bytes: [UInt8] = []
        while bytes.last != UInt8(ascii: "\n") {
            let data = try fromIt.fileHandleForReading.read(upToCount: 1) ?? Data()
            try #require(!data.isEmpty, "the provider did not start")
            bytes += data
        }
        issuer = String(decoding: bytes.dropLast(), as: UTF8.self)
    }

    func stop() {
        try? input.close()
        process.waitUntilExit()
    }
}
