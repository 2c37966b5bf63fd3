/// Looks at a document before the parser does, for what would lead the parser too deep or make it run for ever.
///
/// What is counted is never less than what the parser will meet, so that quotes and comments need not be understood
/// here; and no document that a person writes comes near the bounds.
struct YAMLPrecaution {
    struct Refusal {
        let message: String
        let hint: String
        /// Counted from 0 within the document.
        let line: Int
    }

    let limits: PlanLimits
    private var flowCollections = 0
    private var hasAnchor = false
    private var keyWithAlias: Int?

    init(limits: PlanLimits) {
        self.limits = limits
    }

    mutating func refusal(of document: ArraySlice<UInt8>) -> Refusal? {
        for (index, line) in document.lines.enumerated() {
            if let refusal = refusal(of: line, at: index) { return refusal }
        }
        guard hasAnchor, let keyWithAlias else { return nil }
        return Refusal(
            message: "a key is more than a word", hint: "write each key as a plain word, without & and *",
            line: keyWithAlias)
    }

    private mutating func refusal(of line: ArraySlice<UInt8>, at index: Int) -> Refusal? {
        // Each column of these can be a level of its own.
        let structure = line.prefix { $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "?") }
        guard structure.count <= limits.indentation else {
            let message = "the line begins with more than \(limits.indentation) spaces and dashes"
            return Refusal(message: message, hint: "write what it says with less around it", line: index)
        }
        for byte in line where byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { flowCollections += 1 }
        guard flowCollections <= limits.flowCollections else {
            let message = "the document has more than \(limits.flowCollections) opening brackets"
            return Refusal(message: message, hint: "write lists and mappings on lines of their own", line: index)
        }
        if line.contains(UInt8(ascii: "&")) { hasAnchor = true }
        if keyWithAlias == nil, isCompositeKey(line, after: structure) { keyWithAlias = index }
        return nil
    }

    /// Whether the line may hold a key with an alias in it. The parser compares keys, and for that would write out all
    /// that the alias stands for.
    private func isCompositeKey(_ line: ArraySlice<UInt8>, after structure: ArraySlice<UInt8>) -> Bool {
        if structure.contains(UInt8(ascii: "?")) { return true }
        var index = line.startIndex
        while let colon = line[index...].firstIndex(of: UInt8(ascii: ":")) {
            index = colon + 1
            guard index == line.endIndex || line[index] <= 0x20 else { continue }
            let key = line[..<colon].reversed().drop { $0 == 0x20 || $0 == 0x09 }
            if key.first == UInt8(ascii: "]") || key.first == UInt8(ascii: "}") { return true }
            if key.prefix(while: { $0 > 0x20 && $0 != UInt8(ascii: ",") }).contains(UInt8(ascii: "*")) { return true }
        }
        return false
    }
}
