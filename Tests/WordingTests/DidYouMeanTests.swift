import Testing
import Wording

struct DidYouMeanTests {
    static let fields = ["schedule", "retention", "repositories", "objectives", "proof", "port", "host"]

    @Test(arguments: [
        ("shedule", "schedule"), ("scheduel", "schedule"), ("Schedule", "schedule"), ("retentoin", "retention"),
        ("repository", "repositories"), ("prot", "port"), ("prof", "proof"), ("hots", "host"),
        ("objectif", "objectives"),
    ])
    func `a slip finds the word that was meant`(typed: String, meant: String) {
        #expect(DidYouMean.suggestion(for: typed, among: Self.fields) == meant)
    }

    @Test(arguments: ["", "x", "replicas", "password", "p", "thoroughly-different"])
    func `what is too far away is not guessed`(typed: String) {
        #expect(DidYouMean.suggestion(for: typed, among: Self.fields) == nil)
    }

    @Test func `of words equally near the first is taken`() {
        #expect(DidYouMean.suggestion(for: "cat", among: ["bat", "hat"]) == "bat")
    }

    @Test func `a word is not offered for itself`() {
        #expect(DidYouMean.suggestion(for: "port", among: ["port"]) == nil)
    }
}
