import FakeKubernetes
import KubernetesClient
import Testing

/// Many who need a login at once, and plugins that take their time.
@Suite(.timeLimit(.minutes(10))) struct LoginTests {
    /// A client whose plugin hands out what stands in the file `now`, after `before`.
    private static func with(
        before: String, options: KubernetesOptions = KubernetesOptions(),
        _ work: (FakeKubernetes, Scratch, Kubernetes) async throws -> Void
    ) async throws {
        try await FakeKubernetes.with { fake in
            try await Scratch.with { folder in
                try folder.write("now", "admin-token")
                let user = try await CredentialsTests.plugin(
                    folder, #"{"token":"$TOKEN"}"#, before: before + "\n" + #"TOKEN=$(cat "$(dirname "$0")/now")"#)
                let configuration = try CredentialsTests.configuration(fake, user, in: folder)
                try await Kubernetes.with(configuration, options: options) { try await work(fake, folder, $0) }
            }
        }
    }

    /// Asks many times at once who one is; `nil` for who is nobody.
    private static func names(_ kubernetes: Kubernetes) async -> [String?] {
        await withTaskGroup(of: String?.self) { group in
            for _ in 0..<20 { group.addTask { try? await kubernetes.whoAmI().user } }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test func `many who need a login at once run the plugin once`() async throws {
        try await Self.with(before: "sleep 0.5") { fake, folder, kubernetes in
            #expect(await Self.names(kubernetes) == Array(repeating: "admin", count: 20))
            #expect(CredentialsTests.runs(folder) == 1)
            fake.cluster.admit(FakePerson("next", groups: ["system:authenticated"]), token: "next-token")
            fake.cluster.revoke(token: "admin-token")
            try folder.write("now", "next-token")
            #expect(await Self.names(kubernetes) == Array(repeating: "next", count: 20))
            #expect(CredentialsTests.runs(folder) == 2)
        }
    }

    @Test func `a plugin that fails fails for all who wait for it`() async throws {
        try await Self.with(before: "sleep 1; exit 1") { _, folder, kubernetes in
            #expect(await Self.names(kubernetes) == Array(repeating: nil, count: 20))
            #expect(CredentialsTests.runs(folder) < 20)
        }
    }

    @Test func `who is cancelled while it asks leaves the others to ask for themselves`() async throws {
        let before = #"[ -e "$(dirname "$0")/hold" ] && { touch "$(dirname "$0")/held"; sleep 60; }"#
        try await Self.with(before: before) { _, folder, kubernetes in
            try folder.write("hold", "")
            try await withThrowingTaskGroup(of: String.self) { first in
                first.addTask { try await kubernetes.whoAmI().user }
                try await Behaviour.eventually("the plugin") { (try? folder.read("held")) != nil }
                try await withThrowingTaskGroup(of: String.self) { second in
                    second.addTask { try await kubernetes.whoAmI().user }
                    try folder.remove("hold")
                    first.cancelAll()
                    #expect(try await second.next() == "admin")
                }
                #expect(await (first.nextResult()?.isFailure ?? false))
            }
            #expect(CredentialsTests.runs(folder) == 2)
        }
    }

    @Test func `the time a plugin takes is not the server's`() async throws {
        var options = KubernetesOptions()
        options.deadline = .seconds(6)
        try await Self.with(before: "sleep 7", options: options) { _, _, kubernetes in
            let user = try await kubernetes.whoAmI().user
            #expect(user == "admin")
        }
    }
}

extension Result {
    fileprivate var isFailure: Bool {
        if case .failure = self { true } else { false }
    }
}
