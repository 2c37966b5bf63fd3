extension QRCode {
    /// Two rows a line, in half blocks, with a quiet zone.
    ///
    /// - Parameter colours: whether the terminal understands them: then it is black on white whatever its own are.
    ///   Without, light modules are written and dark ones are left away, which is right on a dark terminal; most
    ///   telephones read the reverse too.
    package func terminal(colours: Bool) -> String {
        let rows = framed
        return stride(from: 0, to: rows.count, by: 2).map { top in
            let bottom = top + 1 < rows.count ? rows[top + 1] : rows[top].map { _ in false }
            let line = String(zip(rows[top], bottom).map { Self.block(top: !$0, bottom: !$1) })
            return colours ? "\u{1b}[40;97m\(line)\u{1b}[0m\n" : line + "\n"
        }.joined()
    }

    private var framed: [[Bool]] {
        let side = width + 2 * Self.quietZone
        let margin = [Bool](repeating: false, count: Self.quietZone)
        let empty = [[Bool]](repeating: [Bool](repeating: false, count: side), count: Self.quietZone)
        return empty + modules.map { margin + $0 + margin } + empty
    }

    private static func block(top: Bool, bottom: Bool) -> Character {
        switch (top, bottom) {
        case (true, true): "█"
        case (true, false): "▀"
        case (false, true): "▄"
        case (false, false): " "
        }
    }
}
