extension InkedText {
    /// The text in lines of at most `width` columns, broken at spaces (never at a no-break one).
    ///
    /// A word that is longer than a line, such as a command, stands on a line of its own: it is never cut.
    func wrapped(to width: Int) -> [InkedText] {
        var lines: [InkedText] = []
        var line = InkedText("", .plain)
        var pending = InkedText("", .plain)
        for word in words {
            if line.pieces.isEmpty {
                line = word.text
            } else if line.width + pending.width + word.text.width <= width {
                line += pending + word.text
            } else {
                lines.append(line)
                line = word.text
            }
            pending = word.spaceAfter
        }
        return line.pieces.isEmpty ? lines : lines + [line]
    }

    private struct Word {
        var text: InkedText
        var spaceAfter: InkedText
    }

    /// What stands between spaces; one word may be in several inks.
    private var words: [Word] {
        var words: [Word] = []
        var word = Word(text: InkedText("", .plain), spaceAfter: InkedText("", .plain))
        for piece in pieces {
            for character in piece.text {
                let text = InkedText(String(character), piece.ink)
                if character == " " {
                    word.spaceAfter += text
                    continue
                }
                if word.spaceAfter.width > 0 {
                    words.append(word)
                    word = Word(text: InkedText("", .plain), spaceAfter: InkedText("", .plain))
                }
                word.text += text
            }
        }
        return word.text.pieces.isEmpty ? words : words + [word]
    }
}
