import FoundationEssentials
import Glibc
import JSONTree
import PostgreSQLClient
import Testing
import VigieChapter
import VigieEngine
import VigieLedger
import VigieSecrets
import VigieStore
import VigieTestSupport

/// A login that changes: forward, and back.
@Suite struct LoginRotationTests {
    @Test func `the first login is made, the second takes its place, and the first is proven dead`() async throws {
        try await SecretsLab.with { lab in
            let plan = try lab.plan()
            let first = try await lab.result(of: RotateSecret(secret: "login"), plan).rotated
            #expect(first.from == nil && first.to == "shop_a" && first.oldIsDead == nil && first.previous == nil)
            let old = try #require(try lab.login())
            #expect(old.user == "shop_a" && old.password.count == 40)
            #expect(try await lab.canLogIn(old))
            var facts = stat()
            #expect(unsafe stat(lab.file, &facts) == 0 && facts.st_mode & 0o777 == 0o600)

            let second = try await lab.result(of: RotateSecret(secret: "login"), plan).rotated
            #expect(second.from == "shop_a" && second.to == "shop_b" && second.oldIsDead == true)
            #expect(second.previous == first.fingerprint && second.fingerprint != first.fingerprint)
            #expect((second.drained?.quietSeconds ?? 0) >= 0.2 && second.consumers == ["web"])
            let new = try #require(try lab.login())
            #expect(new.user == "shop_b")
            #expect(try await lab.canLogIn(new))
            #expect(try await !lab.canLogIn(old))
            let roles = try await lab.roles()
            #expect(roles["shop_a"]?.mayLogIn == false && roles["shop_a"]?.hasPassword == false)
            #expect(try String(contentsOfFile: lab.told, encoding: .utf8) == "told\ntold\n")
            #expect(!FileManager.default.fileExists(atPath: lab.file + ".previous"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: lab.workplace.keys + "/pending").isEmpty)

            let written = try await lab.everythingWritten()
            for password in [old.password, new.password] { #expect(!written.contains(password)) }
            #expect(written.contains("ALTER ROLE"))
        }
    }

    @Test func `a consumer that fails puts everything back`() async throws {
        try await SecretsLab.with { lab in
            _ = try await lab.result(of: RotateSecret(secret: "login"), lab.plan())
            let old = try #require(try lab.login())
            let plan = try lab.plan(consumer: "echo told >> \(lab.told); grep -q shop_a \(lab.file)")
            let trouble = try await lab.trouble(with: RotateSecret(secret: "login"), plan)
            #expect(trouble.code == "secret.consumer" && trouble.verdict == "fail")
            #expect(try #require(try lab.login()) == old)
            #expect(try await lab.canLogIn(old))
            #expect(try await lab.roles()["shop_b"]?.mayLogIn == false)
            // Told of the first login, of the second, and that the first is back.
            #expect(try String(contentsOfFile: lab.told, encoding: .utf8) == "told\ntold\ntold\n")
            _ = try await lab.result(of: RotateSecret(secret: "login"), lab.plan())
            #expect(try lab.login()?.user == "shop_b")
        }
    }

    @Test func `who stays with the old login is not cut off: everything is put back`() async throws {
        try await SecretsLab.with { lab in
            _ = try await lab.result(of: RotateSecret(secret: "login"), lab.plan())
            let old = try #require(try lab.login())
            let stubborn = try await PostgreSQLConnection.open(
                lab.server.connection(user: old.user, password: old.password))
            let trouble = try await lab.trouble(
                with: RotateSecret(secret: "login"), lab.plan(patience: "1s"))
            #expect(trouble.code == "secret.not-drained" && trouble.verdict == "fail")
            #expect(try await stubborn.query("SELECT 1").rows.count == 1)
            #expect(try #require(try lab.login()) == old)
            #expect(try await lab.canLogIn(old))
            await stubborn.close()
        }
    }

    @Test func `nobody on the new login, where somebody has to be, puts everything back`() async throws {
        try await SecretsLab.with { lab in
            _ = try await lab.result(of: RotateSecret(secret: "login"), lab.plan())
            let trouble = try await lab.trouble(
                with: RotateSecret(secret: "login"), lab.plan(patience: "4s", requiresSession: true))
            #expect(trouble.code == "secret.never-seen")
            let login = try #require(try lab.login())
            #expect(login.user == "shop_a")
            #expect(try await lab.canLogIn(login))
        }
    }

    @Test func `what must not be touched is left alone`() async throws {
        try await SecretsLab.with { lab in
            let missing = try await lab.trouble(
                with: RotateSecret(secret: "login"), lab.plan(roles: "[shop_a, shop_c]"))
            #expect(missing.code == "secret.no-role")
            #expect(try await lab.trouble(with: RotateSecret(secret: "x"), lab.plan()).code == "secret.no-secret")

            _ = try await lab.result(of: RotateSecret(secret: "login"), lab.plan())
            let foreign = try await lab.trouble(
                with: RotateSecret(secret: "login"), lab.plan(roles: "[shop_b, shop]"))
            #expect(foreign.code == "secret.foreign-role")

            _ = try await lab.server.with { try await $0.query("ALTER ROLE shop_b LOGIN PASSWORD 'of somebody'") }
            let somebody = try await PostgreSQLConnection.open(
                lab.server.connection(user: "shop_b", password: "of somebody"))
            #expect(
                try await lab.trouble(with: RotateSecret(secret: "login"), lab.plan()).code
                    == "secret.idle-role-in-use")
            #expect(try await somebody.query("SELECT 1").rows.count == 1)
            await somebody.close()

            try "what somebody else wrote\n".write(toFile: lab.file, atomically: false, encoding: .utf8)
            #expect(
                try await lab.trouble(with: RotateSecret(secret: "login"), lab.plan()).code == "secret.unreadable")
            #expect(try String(contentsOfFile: lab.file, encoding: .utf8) == "what somebody else wrote\n")
        }
    }
}
