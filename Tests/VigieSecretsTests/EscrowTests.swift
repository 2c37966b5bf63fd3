import AgeFormat
import FoundationEssentials
import JSONTree
import ShamirSharing
import Surroundings
import Testing
import Tools
import VigieChapter
import VigieEngine
import VigieLedger
import VigieReadiness
import VigieSecrets
import VigieStore
import VigieTestSupport
import Wording

/// Copies that are sealed, opened without Vigie, and put back.
@Suite struct EscrowTests {
    @Test func `a sealed copy opens with plain age, and brings back what was lost`() async throws {
        try await SecretsLab.with { lab in
            let identity = AgeIdentity(random: SeededRandom(seed: 4))
            let keyFile = lab.server.directory + "/key"
            let value = lab.server.directory + "/token"
            let plan = try lab.plan(
                more: """
                    ---
                    apiVersion: vigie.dev/v1
                    kind: Secret
                    metadata: {name: token}
                    spec:
                      place: {file: {path: \(value)}}
                      content: {random: {length: 50}}
                    ---
                    apiVersion: vigie.dev/v1
                    kind: Escrow
                    metadata: {name: safe}
                    spec: {recipients: [\(try identity.recipient)], directory: \(lab.vault), keep: 2}
                    """)
            #expect(
                try await lab.trouble(with: EscrowSecrets(escrow: "safe"), plan).code == "secret.nothing-to-seal")
            for name in ["login", "token"] { _ = try await lab.result(of: RotateSecret(secret: name), plan) }
            let made = try await lab.result(of: EscrowSecrets(escrow: "safe"), plan).made
            #expect(made.secrets.map(\.name) == ["login", "token"] && made.isSealed)
            let login = try #require(try lab.login())
            let token = try String(contentsOfFile: value, encoding: .utf8)
            #expect(token.count == 51)

            // Without Vigie.
            try IdentityFile.text(of: identity).write(toFile: keyFile, atomically: false, encoding: .utf8)
            let opened = try await ToolRun(
                Tool.locate("age"), ["-d", "-i", keyFile, made.file], timeout: .seconds(30)
            ).perform()
            let json = try JSONValue(parsing: opened.output.text)
            #expect(json["secrets"]?[0]?["fields"]?["password"]?.string == login.password)
            #expect(json["secrets"]?[1]?["fields"]?["value"]?.string == String(token.dropLast()))

            func recover(_ mode: RecoveryMode) async throws -> [String] {
                let procedure = RecoverSecrets(escrow: "safe", keyFile: keyFile, mode: mode)
                return try await lab.result(of: procedure, plan).recovered.secrets.map(\.state.rawValue)
            }
            #expect(try await recover(.drill) == ["same", "same"])
            try FileManager.default.removeItem(atPath: lab.file)
            try "another\n".write(toFile: value, atomically: false, encoding: .utf8)
            #expect(try await recover(.drill) == ["absent", "different"])
            #expect(!FileManager.default.fileExists(atPath: lab.file))
            #expect(try await recover(.restore) == ["restored", "different"])
            #expect(try #require(try lab.login()) == login)
            #expect(try await lab.canLogIn(login))
            #expect(try await recover(.overwrite) == ["same", "restored"])
            #expect(try String(contentsOfFile: value, encoding: .utf8) == token)

            // With Vigie's own keys lost too, fingerprints still compare.
            try FileManager.default.removeItem(atPath: lab.workplace.keys)
            #expect(try await recover(.drill) == ["same", "same"])

            let written = try await lab.everythingWritten()
            for secret in [login.password, String(token.dropLast()), identity.reveal()] {
                #expect(!written.contains(secret))
            }
        }
    }

    @Test func `another key opens nothing, and a changed copy is refused`() async throws {
        try await SecretsLab.with { lab in
            let identity = AgeIdentity(random: SeededRandom(seed: 5))
            let keyFile = lab.server.directory + "/key"
            let plan = try lab.plan(
                more: """
                    ---
                    apiVersion: vigie.dev/v1
                    kind: Escrow
                    metadata: {name: safe}
                    spec: {recipients: [\(try identity.recipient)], directory: \(lab.vault)}
                    """)
            let drill = RecoverSecrets(escrow: "safe", keyFile: keyFile, mode: .drill)
            #expect(try await lab.trouble(with: drill, plan).code == "secret.no-bundle")
            _ = try await lab.result(of: RotateSecret(secret: "login"), plan)
            let made = try await lab.result(of: EscrowSecrets(escrow: "safe"), plan).made
            #expect(try await lab.trouble(with: drill, plan).code == "secret.no-key")
            try IdentityFile.text(of: AgeIdentity(random: SeededRandom(seed: 6)))
                .write(toFile: keyFile, atomically: false, encoding: .utf8)
            #expect(try await lab.trouble(with: drill, plan).code == "age.no-match")
            try IdentityFile.text(of: identity).write(toFile: keyFile, atomically: false, encoding: .utf8)
            var bytes = Array(try #require(FileManager.default.contents(atPath: made.file)))
            bytes[bytes.count - 3] ^= 1
            try Data(bytes).write(to: URL(filePath: made.file))
            #expect(try await lab.trouble(with: drill, plan).code == "age.damaged")
        }
    }

    @Test func `escrows that share a directory keep out of one another's copies`() async throws {
        try await SecretsLab.with { lab in
            let identity = AgeIdentity(random: SeededRandom(seed: 7))
            let keyFile = lab.server.directory + "/key"
            try IdentityFile.text(of: identity).write(toFile: keyFile, atomically: false, encoding: .utf8)
            func escrow(_ name: String, _ spec: String) throws -> String {
                """
                ---
                apiVersion: vigie.dev/v1
                kind: Escrow
                metadata: {name: \(name)}
                spec: {recipients: [\(try identity.recipient)], directory: \(lab.vault), \(spec)}

                """
            }
            let plan = try lab.plan(more: try escrow("safe", "keep: 1") + escrow("safe-eu", "keep: 1"))
            _ = try await lab.result(of: RotateSecret(secret: "login"), plan)
            let other = try await lab.result(of: EscrowSecrets(escrow: "safe-eu"), plan).made
            let made = try await lab.result(of: EscrowSecrets(escrow: "safe"), plan).made
            for file in [made.file, other.file] { #expect(FileManager.default.fileExists(atPath: file)) }
            let drill = try await lab.result(
                of: RecoverSecrets(escrow: "safe", keyFile: keyFile, mode: .drill), plan
            ).recovered
            #expect(drill.file == made.file && drill.secrets.map(\.state) == [.same])
            let wrong = RecoverSecrets(escrow: "safe", keyFile: keyFile, mode: .drill, file: other.file)
            #expect(try await lab.trouble(with: wrong, plan).code == "secret.bundle-of-another")
        }
    }

    @Test func `a secret that was not there when a copy was sealed fails the control`() async throws {
        try await SecretsLab.with { lab in
            let identity = AgeIdentity(random: SeededRandom(seed: 8))
            let plan = try lab.plan(
                more: """
                    ---
                    apiVersion: vigie.dev/v1
                    kind: Secret
                    metadata: {name: token}
                    spec:
                      place: {file: {path: \(lab.server.directory)/token}}
                      content: {random: {length: 50}}
                    ---
                    apiVersion: vigie.dev/v1
                    kind: Escrow
                    metadata: {name: safe}
                    spec: {recipients: [\(try identity.recipient)], directory: \(lab.vault)}
                    """)
            _ = try await lab.result(of: RotateSecret(secret: "login"), plan)
            _ = try await lab.result(of: EscrowSecrets(escrow: "safe"), plan)
            let judge = try #require(Secrets().controls.first { "\($0.control)" == "secrets.credential-escrow" })
            let context = JudgementContext(
                plan: plan, ledger: Ledger(store: lab.store, world: lab.world), now: lab.world.now())
            let judgement = try await judge.judge(context)
            #expect(judgement.status == .failing && judgement.reason.en.contains("token is not in the newest"))
        }
    }

    @Test func `a key put together from shares has no name that outlives the work`() async throws {
        try await Scratch.with { directory in
            let identity = AgeIdentity(random: SeededRandom(seed: 3))
            let shares = try SecretSharing.split(
                identity.scalar, threshold: 2, count: 3, random: SeededRandom(seed: 4))
            let keys = directory + "/keys"
            let opened = try await EscrowKey.with(
                shares: Array(shares.prefix(2)), of: [try identity.recipient.description], in: keys
            ) { path in
                #expect(try FileManager.default.contentsOfDirectory(atPath: keys) == [])
                return try IdentityFile.read(path).map { $0.reveal() }
            }
            #expect(opened == [identity.reveal()])
        }
    }

    @Test func `a quorum's key opens what was sealed for it`() throws {
        let random = SeededRandom(seed: 9)
        let identity = AgeIdentity(random: random)
        let sealed = try AgeFile.seal([7], for: [identity.recipient], random: random)
        let shares = try SecretSharing.split(identity.scalar, threshold: 2, count: 3, random: random)
        let typed = try [shares[2], shares[0]].map { try Share($0.reveal().lowercased()) }
        let again = try AgeIdentity(scalar: SecretSharing.combine(typed))
        #expect(try AgeFile.open(sealed, with: [again]) == [7])
    }
}
