import JSONTree
import Testing
import VigieEngine
import Wording

@Suite struct RunSummaryTests {
    @Test func `both languages are kept`() throws {
        let summary = RunSummary(LocalizedText(en: "It is back.", fr: "Elle est revenue."))
        #expect(RunSummary(stored: summary.stored) == summary)
        #expect(try JSONValue(encoding: summary).decoded(as: RunSummary.self) == summary)
    }

    @Test func `what earlier versions kept is read as it is, and written as it was`() throws {
        let summary = RunSummary(stored: "Everything came back.")
        #expect(summary.text == LocalizedText(verbatim: "Everything came back."))
        #expect(summary.stored == "Everything came back.")
        #expect(try JSONValue(encoding: Done("done")) == ["summary": "done"])
    }
}
