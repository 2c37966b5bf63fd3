/// A language that people are spoken to in.
package enum Language: String, CaseIterable, Codable, Sendable {
    case english = "en"
    case french = "fr"
}

/// One text in both languages. The French is set with the spaces its punctuation needs, whoever wrote it.
package struct LocalizedText: Hashable, Codable, Sendable {
    package let en: String
    package let fr: String

    package init(en: String, fr: String) {
        self.en = en
        self.fr = Typography.french(fr)
    }

    /// A text that is the same in both: a name, a figure, a command.
    package init(verbatim text: String) {
        en = text
        fr = text
    }

    package subscript(language: Language) -> String {
        switch language {
        case .english: en
        case .french: fr
        }
    }
}
