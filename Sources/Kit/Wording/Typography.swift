/// How French is set: the spaces that belong to a mark or to a figure must not break at the end of a line.
package enum Typography {
    package static let noBreakSpace: Character = "\u{a0}"

    /// The text with no-break spaces before `: ; ? ! » %` and after `«`, where it has plain ones.
    package static func french(_ text: String) -> String {
        guard text.contains(" ") else { return text }
        let characters = Array(text)
        var result = ""
        result.reserveCapacity(text.utf8.count + 8)
        for (index, character) in characters.enumerated() {
            let previous = index > 0 ? characters[index - 1] : nil
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            let isBound = character == " " && (previous == "«" || next.map(":;?!»%".contains) ?? false)
            result.append(isBound ? noBreakSpace : character)
        }
        return result
    }

    /// The text with no-break spaces between a figure and its unit: `3 min 09 s` stays in one piece.
    package static func bound(_ text: String) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false)[...]
        guard var result = words.popFirst().map(String.init) else { return text }
        var previous = Substring(result)
        for word in words {
            let isUnit = previous.last?.isNumber == true && units.contains(word.prefix(while: \.isLetter))
            let isSmallerFigure = units.contains(previous) && word.first?.isNumber == true
            result.append(isUnit || isSmallerFigure ? noBreakSpace : " ")
            result.append(contentsOf: word)
            previous = word
        }
        return result
    }

    private static let units: Set<Substring> = [
        "ms", "s", "min", "h", "d", "j", "B", "kB", "MB", "GB", "TB", "PB", "o", "ko", "Mo", "Go", "To", "Po",
    ]
}
