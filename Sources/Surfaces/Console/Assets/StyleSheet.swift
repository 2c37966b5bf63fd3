/// What is done to style sheets before they are sent.
enum StyleSheet {
    /// Without comments and without white space that means nothing. It knows our own style sheets, not all there may be:
    /// none has a comment or two spaces inside a string.
    static func compact(_ bytes: [UInt8]) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        let bare = text.replacing(#/\/\*.*?\*\//#.dotMatchesNewlines(), with: "")
        let words = bare.split { $0.isWhitespace }.joined(separator: " ")
        // A space after `:` or before `{` never means anything here; one before `:` or `(` does.
        let tight = words.replacing(#/ ?([{};,]) ?/#) { $0.output.1 }.replacing(": ", with: ":")
        return Array(tight.replacing(";}", with: "}").utf8)
    }
}
