extension Unicode.Scalar {
    /// Whether it is not text but steers what shows the text: control characters move a terminal's cursor and more,
    /// line breaks forge lines, and marks of direction make a line read other than it is.
    package var isSteering: Bool {
        switch value {
        case 0..<0x20, 0x7f..<0xa0, 0x61c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069: true
        default: false
        }
    }
}

extension String {
    /// The text with what steers a terminal spelled out: `\n`, `\u{1B}`.
    package var visible: String {
        guard unicodeScalars.contains(where: \.isSteering) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case _ where scalar.isSteering:
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
