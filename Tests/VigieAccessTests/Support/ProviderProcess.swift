import Foundation
import VigieAccess
import VigieTestSupport

/// An identity provider in a process of its own, spoken to by lines.
actor ProviderProcess {
    static let client = "vigie"
    static let secret = "s3cret &:%"
    static let redirect = "http://127.0.0.1:9/callback"

    enum Kind: String {
        /// Debian's, which follows the standard.
        case glewlwyd
        /// One that lies when told to.
        case hostile
    }

    enum Trouble: Error {
        case silent
    }

    nonisolated let issuer: String
    private let process: Process
    private let input: FileHandle
    private let output: FileHandle
    private let directory: String

    /// Starts one, and waits until it says where it is.
    static func start(_ kind: Kind) async throws -> ProviderProcess {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-idp-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Providers/\(kind.rawValue).py").path
        let process = Process()
        process.executableURL = URL(filePath: kind == .hostile ? PyPIPython.path : DebianPython.path)
        process.arguments = [script, directory, client, secret, redirect]
        let (toIt, fromIt) = (Pipe(), Pipe())
        process.standardInput = toIt
        process.standardOutput = fromIt
        if kind == .hostile { process.standardError = FileHandle.nullDevice }
        try process.run()
        let (input, output) = (toIt.fileHandleForWriting, fromIt.fileHandleForReading)
        let issuer = try await line(from: output)
        return ProviderProcess(issuer: issuer, process: process, input: input, output: output, directory: directory)
    }

    private init(issuer: String, process: Process, input: FileHandle, output: FileHandle, directory: String) {
        self.issuer = issuer
        self.process = process
        self.input = input
        self.output = output
        self.directory = directory
    }

    deinit {
        try? input.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Goes where Vigie sends the browser; what it is sent back with.
    func visit(_ departure: Departure) async throws -> OpenIDSignIn.Return {
        let location = try await ask("visit \(departure.url)")
        let items = URLComponents(string: location)?.queryItems ?? []
        func value(_ name: String) -> String? { items.first { $0.name == name }?.value }
        guard location.hasPrefix(Self.redirect) else { throw Trouble.silent }
        return OpenIDSignIn.Return(
            state: value("state"), code: value("code"), error: value("error"), issuer: value("iss"))
    }

    func lie(_ name: String) async throws {
        _ = try await ask("lie \(name)")
    }

    private func ask(_ line: String) async throws -> String {
        try input.write(contentsOf: Data("\(line)\n".utf8))
        return try await Self.line(from: output)
    }

    /// Who waits for another program keeps no task from its work: there are as few threads for those as processors.
    private static func line(from output: FileHandle) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try read(from: output) }) }
        }
    }

    private static func read(from output: FileHandle) throws -> String {
        var bytes: [UInt8] = []
        while bytes.last != UInt8(ascii: "\n") {
            guard let data = try output.read(upToCount: 1), !data.isEmpty else { throw Trouble.silent }
            bytes += data
        }
        return String(decoding: bytes.dropLast(), as: UTF8.self)
    }
}

extension AccessPolicy {
    /// Ada may come in from a provider, and so may whoever it says has her address.
    static func trusting(_ issuer: String, subject: String = "ada", claim: String = "sub") -> AccessPolicy {
        reading(
            """
            apiVersion: vigie.dev/v1
            kind: IdentityProvider
            metadata: {name: home}
            spec:
              issuer: "\(issuer)"
              clientID: \(ProviderProcess.client)
              clientSecret: {fromEnv: VIGIE_TEST_CLIENT_SECRET}
              claim: \(claim)
            ---
            apiVersion: vigie.dev/v1
            kind: Person
            metadata: {name: ada}
            spec:
              email: ada@example.org
              identities: [{provider: home, subject: "\(subject)"}]
            ---
            apiVersion: vigie.dev/v1
            kind: RoleBinding
            metadata: {name: admins}
            spec: {role: admin, people: [ada]}
            """)
    }
}
