import Wording

/// A letter as short messages: in the alphabet of telephones where possible, in as many pieces as are paid for.
struct ShortMessage {
    /// GSM 03.38: what takes one place of seven bits, and what takes two.
    private static let basic = Set(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
            .unicodeScalars)
    private static let extended = Set("^{}\\[~]|€".unicodeScalars)
    /// What is as well said with a letter of that alphabet, so that a text is not halved for an accent.
    private static let near: [Unicode.Scalar: String] = [
        "ê": "e", "ë": "e", "â": "a", "á": "a", "ã": "a", "î": "i", "ï": "i", "í": "i", "ô": "o", "ó": "o", "õ": "o",
        "û": "u", "ú": "u", "ÿ": "y", "ç": "c", "œ": "oe", "À": "A", "Â": "A", "Á": "A", "È": "E", "Ê": "E", "Ë": "E",
        "Î": "I", "Ï": "I", "Ô": "O", "Ù": "U", "Û": "U", "Ÿ": "Y", "Œ": "OE", "’": "'", "‘": "'", "“": "\"", "”": "\"",
        "«": "\"", "»": "\"", "–": "-", "—": "-", "−": "-", "…": "...", "\u{a0}": " ", "\u{202f}": " ", "·": "-",
        "•": "-", "\t": " ", "°": "o", "≥": ">=", "≤": "<=", "→": "->",
    ]

    let text: String
    /// How many messages it is sent and paid as.
    let segments: Int

    init(_ letter: Letter, segments limit: Int) {
        let title = "\(letter.sender.prefix(40)): \(letter.severity.title[letter.language]). \(letter.headline)."
        let link = letter.items.first?.link.map { " \($0)" } ?? ""
        let rest = letter.isBundle ? "" : letter.items.first.map { " \($0.body)" } ?? ""
        self.init(title, rest: rest, link: link, segments: limit, letter.language)
    }

    /// - Parameter link: stands at the end in any case, as long as it leaves half of the room.
    init(_ title: String, rest: String = "", link: String = "", segments limit: Int, _ language: Language) {
        let whole = Self.telephone(title + rest)
        let isBasic = (whole + link).unicodeScalars.allSatisfy { Self.basic.contains($0) || Self.extended.contains($0) }
        let room = Self.room(isBasic: isBasic, segments: limit)
        let cost = { @Sendable (text: String) in isBasic ? Self.places(text) : text.utf16.count }
        let ending = cost(link) <= room / 2 ? link : ""
        let excerpt = Excerpt(cost: cost, escape: { Self.telephone(String($0)) })
        let fitted = excerpt.fit(whole, in: room - cost(ending), language)
        text = fitted + ending
        let length = cost(text)
        segments =
            length <= Self.room(isBasic: isBasic, segments: 1)
            ? 1 : (length + Self.share(isBasic) - 1) / Self.share(isBasic)
    }

    /// One message has 160 places, or 70 characters; pieces of a longer one lose some for their number.
    private static func room(isBasic: Bool, segments: Int) -> Int {
        segments <= 1 ? (isBasic ? 160 : 70) : share(isBasic) * segments
    }

    private static func share(_ isBasic: Bool) -> Int { isBasic ? 153 : 67 }

    private static func places(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (extended.contains($1) ? 2 : 1) }
    }

    /// The text with what telephones do not have replaced by what is near, where all of it can be.
    private static func telephone(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            if let near = near[scalar] { result += near } else { result.unicodeScalars.append(scalar) }
        }
    }
}
