import Wording

extension String {
    /// The text as it may go to a terminal: lines, tabs and colours as they are, everything else that steers a terminal
    /// spelled out.
    ///
    /// What people are shown comes from tools, servers and files too. Only sequences that choose a colour
    /// (ECMA-48 SGR: `ESC [ digits ; … m`) pass; the worst that a forged one does is to be ugly.
    var harmless: String {
        guard unicodeScalars.contains(where: { $0.isSteering && $0 != "\n" && $0 != "\t" }) else { return self }
        var text = ""
        var rest = unicodeScalars[...]
        while let scalar = rest.first {
            let colour = rest.colourSequence
            if !colour.isEmpty {
                text.unicodeScalars.append(contentsOf: colour)
                rest = rest[colour.endIndex...]
                continue
            }
            rest = rest.dropFirst()
            text += scalar == "\n" || scalar == "\t" ? String(scalar) : String(scalar).visible
        }
        return text
    }
}

extension Substring.UnicodeScalarView {
    /// The sequence that chooses a colour which the text begins with, or nothing.
    fileprivate var colourSequence: Substring.UnicodeScalarView {
        let none = prefix(0)
        guard starts(with: "\u{1B}[".unicodeScalars) else { return none }
        let parameters = dropFirst(2).prefix { ("0"..."9").contains($0) || $0 == ";" }
        guard parameters.endIndex < endIndex, self[parameters.endIndex] == "m" else { return none }
        return self[startIndex...parameters.endIndex]
    }
}
