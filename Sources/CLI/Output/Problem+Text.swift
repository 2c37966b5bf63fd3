import Wording

extension Problem {
    /// What is wrong, on lines below one another: the sentence, what is particular, what to do.
    var text: String {
        [title, detail.map { "  \($0)" }, hint.map { "  hint: \($0)" }].compactMap(\.self).joined(separator: "\n")
    }
}
