import Surroundings

/// Finds the members of an entry's envelope in its canonical bytes without building a tree of values.
///
/// A verifier compares them with what the store has filed the entry under, for every entry. Reading the JSON properly
/// would take ten times as long; here the order that canonical JSON prescribes is made use of.
struct EnvelopeScanner {
    /// Where the texts of the members lie, quotes not included.
    struct Envelope {
        var at = 0..<0
        var kind = 0..<0
        var subject = 0..<0
        var run: Range<Int>?
        var key: Range<Int>?
    }

    private let bytes: [UInt8]
    private let end: Int
    private var index: Int

    /// - Parameter range: where the entry lies.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = range.upperBound
    }

    /// `nil` if this is no entry in canonical form.
    mutating func scan() -> Envelope? {
        var envelope = Envelope()
        guard skip("{\"actor\":\""), text() != nil, skip(",\"at\":\""), let at = text(), skip(",\"data\":"), value()
        else {
            return nil
        }
        envelope.at = at
        if skip(",\"key\":\"") {
            guard let key = text() else { return nil }
            envelope.key = key
        }
        guard skip(",\"kind\":\""), let kind = text() else { return nil }
        envelope.kind = kind
        if skip(",\"run\":\"") {
            guard let run = text() else { return nil }
            envelope.run = run
        }
        guard skip(",\"subject\":\""), let subject = text(), skip(",\"v\":1,\"version\":"), value(), skip("}"),
            index == end
        else { return nil }
        envelope.subject = subject
        return envelope
    }

    private mutating func skip(_ expected: StaticString) -> Bool {
        let count = expected.utf8CodeUnitCount
        guard index + count <= end else { return false }
        let matches = expected.withUTF8Buffer { buffer in
            for position in 0..<count where unsafe buffer[position] != bytes[index + position] { return false }
            return true
        }
        if matches { index += count }
        return matches
    }

    /// Goes behind the closing quote; the opening one has been passed.
    private mutating func text() -> Range<Int>? {
        let start = index
        while index < end {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") { return start..<index - 1 }
            if byte == UInt8(ascii: "\\") { index += 1 }
        }
        return nil
    }

    /// Goes to the comma or brace behind a value.
    private mutating func value() -> Bool {
        var depth = 0
        while index < end {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                guard text() != nil else { return false }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return true }
                depth -= 1
            case UInt8(ascii: ","):
                if depth == 0 { return true }
            default: break
            }
            index += 1
        }
        return false
    }
}
