import Testing
import VigiePlan

/// What a plan says is shown on terminals; it does not get to steer them.
@Suite struct SteeringTests {
    /// As they are written between double quotes in YAML.
    static let steering = [#"\e[31m"#, #"\a"#, #"\x9b1m"#, #"\u202e"#, #"\u2067"#, #"\u200f"#, #"\r"#, #"\0"#]

    @Test(arguments: steering) func `a character that steers a terminal is refused and not repeated`(written: String) {
        for field in [
            #"version: "a\#(written)b""#, #"checks: [{sql: "a\#(written)b"}]"#, #"options: {"a\#(written)b": c}"#,
        ] {
            let (plan, diagnostics) = read("  schedule: \"@daily\"\n  \(field)\n")
            #expect(diagnostics.map(\.code) == ["plan.bad-value"], "\(field)")
            #expect(plan.all(Job.self).isEmpty)
            expectHarmless(DiagnosticRenderer(sources: plan.sources).render(diagnostics))
        }
    }

    @Test(arguments: steering) func `nor does a message repeat it that is about something else`(written: String) {
        let fields = [
            #"schedule: "\#(written)""#, #"every: "\#(written)""#, #"database: "\#(written)""#, #""\#(written)": 1"#,
            #"enabled: "\#(written)""#, #"timeZone: "\#(written)""#, #"largest: "\#(written)""#,
        ]
        for field in fields {
            let (plan, diagnostics) = read("  \(field)\n")
            #expect(!diagnostics.isEmpty)
            expectHarmless(DiagnosticRenderer(sources: plan.sources).render(diagnostics))
            for diagnostic in diagnostics { expectHarmless(diagnostic.message + (diagnostic.hint ?? "")) }
        }
    }

    @Test func `a text may have lines and tabs`() {
        let (plan, diagnostics) = read("  schedule: \"@daily\"\n  checks: [{sql: \"a\\n\\tb\"}]\n")
        #expect(diagnostics.isEmpty)
        #expect(plan.all(Job.self).first?.spec.checks == [.sql("a\n\tb")])
    }

    private func read(_ spec: String) -> (plan: Plan, diagnostics: [Diagnostic]) {
        PlanReader.forTests.read(
            text: "apiVersion: vigie.dev/v1\nkind: Job\nmetadata: {name: a}\nspec:\n" + spec)
    }

    private func expectHarmless(_ text: String) {
        let steering: Set<Unicode.Scalar> = [
            "\u{1b}", "\u{7}", "\u{9b}", "\u{202e}", "\u{2067}", "\u{200f}", "\r", "\0",
        ]
        #expect(!text.unicodeScalars.contains(where: steering.contains), "\(text.debugDescription)")
    }
}
