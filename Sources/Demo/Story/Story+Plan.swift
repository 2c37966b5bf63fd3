import TerminalOutput
import VigiePlan
import VigieServer

extension Story {
    /// Act 2: what the team promises, and whether it can be kept at all.
    func writePlan() async throws -> Settings {
        narrator.act(2, "A promise", "What the team wants to rely on, in files of its own repository.")
        let plan = ExamplePlan.written(for: cluster)
        try plan.write(to: directory.plan)
        let settings = Settings(data: DataDirectory(directory.state), plan: [directory.plan])
        try await narrator.working("checking the plan") { _ in
            let check = try await PlanCheck.syntax(settings.plan).feasibility(measuredIn: nil)
            let renderer = DiagnosticRenderer(sources: check.plan.sources, style: .plain)
            for diagnostic in check.diagnostics { narrator.block(renderer.render(diagnostic)) }
            let resources = try check.validPlan.count
            return "vigie check: \(resources) resources in \(plan.files.count) files, and they can be kept"
        }
        narrator.block(promise(in: plan))
        await refuse(plan)
        return settings
    }

    /// The same plan with an objective that what it declares cannot meet.
    private func refuse(_ plan: ExamplePlan) async {
        let files = plan.replacing([("rpo: 1m ", "rpo: 5s ")]).files
        let check = await PlanCheck.syntax(texts: files.map { ($0.name, $0.text) }).feasibility(measuredIn: nil)
        let renderer = DiagnosticRenderer(sources: check.plan.sources, style: narrator.isColoured ? .colour : .plain)
        for refusal in check.diagnostics.filter({ $0.severity == .error }).prefix(1) {
            narrator.remark("What cannot be kept is refused. With rpo: 5s it says:")
            narrator.block(renderer.render(refusal))
        }
    }

    /// The lines of the plan that the rest is about.
    private func promise(in plan: ExamplePlan) -> String {
        let lines = plan.files.first { $0.name == "backups.yaml" }?.text.split(separator: "\n") ?? []
        let promise = lines.drop { !$0.hasPrefix("  objectives:") }.prefix(5)
        return promise.map { narrator.ink(.blue, String($0)) }.joined(separator: "\n")
    }
}
