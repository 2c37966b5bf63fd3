import Wording

extension Reading {
    func noteMissing(_ name: String, expected: String, example: String, summary: String) {
        note(
            "plan.missing-field", "\(place) has no '\(name)'", at: introduction,
            hint: "add \(name): \(example)  # \(summary)")
    }

    /// Notes a field that the kind does not have. Its value is hidden if it may be a secret.
    func noteUnknown(_ entry: SourceNode.Entry, among names: [String], secrets: Set<String>) {
        let meant = DidYouMean.suggestion(for: entry.key, among: names)
        if meant.map(secrets.contains) ?? false || SecretWords.mayName(entry.key) { conceal(entry.value.mark) }
        if entry.key == "<<" {
            note(
                "plan.merge-key", "merge keys (<<) are not used in a plan", at: entry.keyMark,
                hint: "write the fields out")
            return
        }
        let hint = meant.map { "did you mean '\($0)'?" } ?? "the fields here are: \(names.joined(separator: ", "))"
        note("plan.unknown-field", "there is no field '\(entry.key)' in \(place)", at: entry.keyMark, hint: hint)
    }

    func noteChoice(of names: [String], present: [SourceNode.Entry]) {
        let list = names.map { "'\($0)'" }.joined(separator: " or ")
        guard present.count > 1 else {
            return note("plan.missing-field", "\(place) needs \(list)", at: introduction, hint: "write one of them")
        }
        note(
            "plan.too-many-fields", "\(place) can have only one of \(list)", at: present[1].keyMark,
            hint: "keep one of them")
    }
}
