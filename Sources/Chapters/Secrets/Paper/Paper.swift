import Wording

/// Pages that hold a secret and are to be printed: a share of a key, a sealed envelope. One secret a page.
package struct Paper: Sendable {
    package let pages: [PaperPage]
}

/// What stands on one page, in both languages. It shows itself as its title only.
package struct PaperPage: Sendable {
    let title: LocalizedText
    let subtitle: LocalizedText
    /// What machines read, and what to say of it.
    let code: (text: String, label: LocalizedText)
    /// What people read.
    let blocks: [PaperBlock]
    /// What whoever holds it has to know.
    let rules: [LocalizedText]
    /// What it can be recognised by, as it is in both languages.
    let references: [String]
    /// Before a line to write a name on.
    let holder: LocalizedText
}

/// Rows of a secret under a heading.
struct PaperBlock: Sendable {
    let label: LocalizedText
    let rows: [Row]

    struct Row: Sendable {
        let mark: String
        let text: String
    }

    init(label: LocalizedText, rows: [Row]) {
        self.label = label
        self.rows = rows
    }

    /// Words in rows of some, each with the number of its first.
    init(label: LocalizedText, words: [String], perRow: Int) {
        self.label = label
        rows = stride(from: 0, to: words.count, by: perRow).map { start in
            Row(mark: "\(start + 1)", text: words[start..<min(start + perRow, words.count)].joined(separator: "  "))
        }
    }
}

extension PaperPage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(title.en): •••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension PaperBlock.Row: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "\(mark): •••" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}
