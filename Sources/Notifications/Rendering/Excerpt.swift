import Wording

/// As much of a text as fits, escaped for where it goes, and how much was left out.
struct Excerpt: Sendable {
    /// How one character is written.
    let escape: @Sendable (Character) -> String
    /// How much room that takes.
    let cost: @Sendable (String) -> Int

    init(
        cost: @escaping @Sendable (String) -> Int = { $0.utf16.count },
        escape: @escaping @Sendable (Character) -> String = { String($0) }
    ) {
        self.escape = escape
        self.cost = cost
    }

    /// The text, whole or cut; one that is cut says so, in characters.
    func fit(_ text: String, in limit: Int, _ language: Language) -> String {
        var (pieces, costs, total) = ([String](), [Int](), 0)
        for character in text {
            let piece = escape(character)
            let price = cost(piece)
            pieces.append(piece)
            costs.append(price)
            total += price
        }
        guard total > limit else { return pieces.joined() }
        let count = pieces.count
        // Said with the largest number it can be, so that the place for it is enough.
        let longest = cost(ending(count, language))
        var kept = 0
        total = longest
        while kept < count, total + costs[kept] <= limit {
            total += costs[kept]
            kept += 1
        }
        guard total <= limit else {
            var (result, room) = ("", limit)
            for (piece, price) in zip(pieces, costs) where price <= room {
                result += piece
                room -= price
            }
            return result
        }
        return pieces.prefix(kept).joined() + ending(count - kept, language)
    }

    /// The text on one line, cut with an ellipsis where it is too long: for a title.
    func line(_ text: String, in limit: Int) -> String {
        var (result, total) = ("", 0)
        let words = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
        let whole = words.map(escape).joined()
        guard cost(whole) > limit else { return whole }
        let room = limit - cost("…")
        for character in words {
            let piece = escape(character)
            guard total + cost(piece) <= room else { break }
            result += piece
            total += cost(piece)
        }
        return limit >= cost("…") ? result + "…" : ""
    }

    private func ending(_ count: Int, _ language: Language) -> String {
        "… \(Words.shortened(by: count)[language])".map(escape).joined()
    }
}
