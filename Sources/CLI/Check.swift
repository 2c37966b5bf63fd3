import ArgumentParser
import JSONTree
import TerminalOutput
import VigiePlan
import VigieServer

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read the plan and say everything that is wrong with it.",
        discussion: """
            Beyond spelling and references it looks at whether the promises can be kept at all: a recovery point that
            no schedule can reach, a recovery time below what was last measured, and the like.
            """
    )

    @OptionGroup var place: PlaceOptions
    @OptionGroup var output: OutputOptions

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    func run() async throws {
        let settings = place.settings
        var check = try PlanCheck.syntax(settings.plan)
        if settings.data.exists {
            check = try await Records.open(settings.data) { await check.feasibility(measuredIn: $0.ledger) }
        } else {
            check = await check.feasibility(measuredIn: nil)
        }
        try output.format.present(DiagnosticsReport(check: check))
        let isGood = strict ? check.diagnostics.isEmpty : check.isValid
        if !isGood { try ExitStatus.usage.exit() }
    }
}

/// What was found in a plan.
struct DiagnosticsReport: Presentable {
    let check: PlanCheck

    var text: String { text(coloured: Terminal.showsColour) }

    /// Shows the findings on standard error, for a command whose result is something else.
    func note() {
        Terminal.note(text(coloured: Terminal.isInteractive))
    }

    private func text(coloured: Bool) -> String {
        let renderer = DiagnosticRenderer(sources: check.plan.sources, style: coloured ? .colour : .plain)
        return (check.diagnostics.map { renderer.render($0) } + [conclusion]).joined(separator: "\n")
    }

    private var conclusion: String {
        let errors = check.diagnostics.count { $0.severity == .error }
        let warnings = check.diagnostics.count - errors
        let resources = count(check.plan.count, "resource")
        if errors == 0, warnings == 0 { return "The plan is good: \(resources)." }
        return "\(resources): \(count(errors, "error")), \(count(warnings, "warning"))."
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    var json: JSONValue {
        get throws {
            [
                "valid": .bool(check.isValid), "resources": .integer(Int64(check.plan.count)),
                "digest": .string(check.plan.digest),
                "diagnostics": .array(try check.diagnostics.map { try JSONValue(encoding: $0) }),
            ]
        }
    }
}
