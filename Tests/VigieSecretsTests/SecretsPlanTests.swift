import Testing
import VigieCluster
import VigiePlan
import VigieSecrets

/// What the plan's kinds refuse.
@Suite struct SecretsPlanTests {
    private func problems(_ spec: String, kind: String = "Secret") -> [String] {
        let text = """
            apiVersion: vigie.dev/v1
            kind: Database
            metadata: {name: shop}
            spec: {server: {host: db}}
            ---
            apiVersion: vigie.dev/v1
            kind: \(kind)
            metadata: {name: it}
            spec: \(spec)
            """
        return PlanReader(kinds: CoreKinds.all + Secrets().kinds).read(text: text).1.map(\.code)
    }

    @Test func `what is right is taken`() {
        let roles = "postgresRole: {database: shop, roles: [a, b]}"
        #expect(problems("{place: {file: {path: /a}}, content: {\(roles)}}") == [])
        #expect(problems("{place: {file: {path: /a, owner: www}}, content: {random: {length: 20}}}") == [])
        let recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
        #expect(problems("{recipients: [\(recipient)], directory: /mnt/x}", kind: "Escrow") == [])
        #expect(
            problems("{address: 'https://bao:8200', login: {token: {fromEnv: T}}}", kind: "SecretsManager") == [])
    }

    @Test(arguments: [
        "{place: {file: {path: /a}}, content: {postgresRole: {database: shop, roles: [a, a]}}}",
        "{place: {file: {path: /a}}, content: {postgresRole: {database: shop, roles: [a, b, c]}}}",
        "{place: {file: {path: /a}}, content: {postgresRole: {database: other, roles: [a, b]}}}",
        "{place: {file: {path: /a}}, content: {postgresRole: {database: shop, roles: [a, b], quiet: 1h, patience: 1m}}}",
        "{place: {file: {path: a}}, content: {random: {}}}",
        "{place: {file: {path: /a}}, content: {random: {length: 3}}}",
        "{place: {}, content: {random: {}}}", "{place: {file: {path: /a}}}",
        "{place: {file: {path: /a}}, content: {random: {}}, rotation: {interval: 1s}}",
    ]) func `what is wrong is refused`(spec: String) {
        #expect(!problems(spec).isEmpty, "\(spec)")
    }

    @Test func `an escrow for nobody, or for a secret key, is refused`() {
        #expect(!problems("{recipients: [], directory: /mnt/x}", kind: "Escrow").isEmpty)
        #expect(!problems("{recipients: [age1abc], directory: /mnt/x}", kind: "Escrow").isEmpty)
        let recipient = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
        let idle = "{recipients: [\(recipient)], directory: /mnt/x, rehearsalCluster: tests}"
        #expect(problems(idle, kind: "Escrow").contains("escrow.no-rehearsal"))
        #expect(!problems("{address: bao, login: {token: {fromEnv: T}}}", kind: "SecretsManager").isEmpty)
    }

    @Test func `two secrets in one place, and a namespace that is not the plan's, are refused`() {
        func codes(_ one: String, _ two: String) -> [String] {
            let text = """
                apiVersion: vigie.dev/v1
                kind: Cluster
                metadata: {name: prod}
                spec: {access: {inCluster: {}}, namespaces: [shop]}
                ---
                apiVersion: vigie.dev/v1
                kind: Secret
                metadata: {name: one}
                spec: {place: \(one), content: {random: {}}}
                ---
                apiVersion: vigie.dev/v1
                kind: Secret
                metadata: {name: two}
                spec: {place: \(two), content: {random: {}}}
                """
            let kinds = CoreKinds.all + Clusters().kinds + Secrets().kinds
            return PlanReader(kinds: kinds).read(text: text).1.map(\.code)
        }
        let inCluster = "{kubernetes: {cluster: prod, namespace: shop, name: x, keys: {value: A}}}"
        #expect(codes("{file: {path: /a}}", "{file: {path: /b}}") == [])
        #expect(codes("{file: {path: /a}}", "{file: {path: /a}}") == ["secret.place-twice"])
        // Even under other keys: who applies says everything that is his.
        #expect(codes(inCluster, inCluster.replacing("A}", with: "B}")) == ["secret.place-twice"])
        #expect(codes(inCluster, inCluster.replacing("shop", with: "other")) == ["secret.namespace-elsewhere"])
    }
}
