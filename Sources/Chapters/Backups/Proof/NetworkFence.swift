import Tools

/// The means by which a program is started without any network.
struct NetworkFence: Sendable {
    let isolation: Isolation
    /// What stands before the command.
    private let prefix: [String]
    private let unshare: Tool?

    /// Tries what this machine allows.
    static func raise() async throws -> NetworkFence {
        guard let unshare = try? Tool.locate("unshare") else { return none }
        let prefix = Account.current.isSuperuser ? ["--net"] : ["--user", "--map-current-user", "--net"]
        let probe = ToolRun(unshare, prefix + ["--", "/bin/true"], timeout: .seconds(10))
        guard try await probe.perform().succeeded else { return none }
        return NetworkFence(isolation: .ownNetwork, prefix: prefix, unshare: unshare)
    }

    private static let none = NetworkFence(isolation: .noListener, prefix: [], unshare: nil)

    /// The run, behind the fence. The account is changed inside of it: only the superuser may raise one.
    func enclose(_ run: ToolRun) throws -> ToolRun {
        guard let unshare else { return run }
        var command = [run.tool.path] + run.arguments
        if let account = run.account, Account.current.isSuperuser, !account.isSuperuser {
            let changer = try Tool.locate("setpriv")
            let groups = account.groups.map(String.init).joined(separator: ",")
            command =
                [
                    changer.path, "--reuid", String(account.userID), "--regid", String(account.groupID), "--groups",
                    groups, "--",
                ] + command
        }
        var environment = run.environment
        if let home = run.account?.home { environment["HOME"] = .plain(home) }
        return ToolRun(
            unshare, prefix + ["--"] + command, environment: environment, workingDirectory: run.workingDirectory,
            timeout: run.timeout, grace: run.grace)
    }
}
