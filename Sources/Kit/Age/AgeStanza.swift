/// One way to the file's key: for whom it was wrapped, and the wrapped key.
struct AgeStanza: Hashable, Sendable {
    /// The kind first, then what the kind needs.
    let arguments: [String]
    let body: [UInt8]

    var kind: String { arguments.first ?? "" }

    /// The lines of it, each with its end.
    var text: String {
        let encoded = Array(AgeBase64.encode(body).utf8)
        var text = "-> " + arguments.joined(separator: " ") + "\n"
        // The last line is shorter than 64; where nothing is left for it, it is empty.
        for start in stride(from: 0, through: encoded.count, by: 64) {
            text += String(decoding: encoded[start..<min(start + 64, encoded.count)], as: UTF8.self) + "\n"
        }
        return text
    }
}
