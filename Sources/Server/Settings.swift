import Tools

/// Where a Vigie finds what it needs.
package struct Settings: Sendable {
    package let data: DataDirectory
    /// Files and directories with the plan's resources.
    package let plan: [String]

    package init(data: DataDirectory, plan: [String]) {
        self.data = data
        self.plan = plan
    }

    /// What was said on the command line goes before the environment (`VIGIE_DATA`, `VIGIE_PLAN`), and that before
    /// the defaults: `vigie-data` and `vigie` in the current directory.
    package init(data: String?, plan: [String]) {
        let directory = data ?? Tool.environmentVariable("VIGIE_DATA") ?? "vigie-data"
        let named = plan.isEmpty ? Tool.environmentVariable("VIGIE_PLAN").map { [$0] } ?? ["vigie"] : plan
        self.init(data: DataDirectory(directory), plan: named)
    }
}
