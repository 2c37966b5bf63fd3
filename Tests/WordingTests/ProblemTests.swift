import Testing
import Wording

struct ProblemTests {
    private enum Trouble: ProblemConvertible {
        case flood

        var problem: Problem {
            Problem(code: "cellar.flood", title: "The cellar is flooded.", detail: "40 cm.", hint: "call a plumber")
        }
    }

    private struct Stray: Error {}

    @Test func `an error of ours presents itself`() {
        #expect(Trouble.flood.asProblem.code == "cellar.flood")
        #expect(String(describing: Trouble.flood.problem) == "The cellar is flooded. 40 cm. Hint: call a plumber")
    }

    @Test func `any other error is shown as unexpected, a cancellation as what it is`() {
        #expect(Stray().asProblem.code == "unexpected")
        #expect(CancellationError().asProblem.code == "cancelled")
    }

    @Test func `a text has both languages`() {
        let text = LocalizedText(en: "backup", fr: "sauvegarde")
        #expect(text[.english] == "backup")
        #expect(text[.french] == "sauvegarde")
        #expect(LocalizedText(verbatim: "pg")[.french] == "pg")
    }
}
