/// Writes markup as UTF-8, escaping on the way.
struct HTMLWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int = 32 * 1024) {
        bytes.reserveCapacity(capacity)
    }

    mutating func writeDocumentType() {
        append("<!doctype html>")
    }

    mutating func write(_ markup: Markup) {
        switch markup {
        case .text(let text): writeText(text)
        case .element(let element): write(element)
        case .group(let parts): for part in parts { write(part) }
        case .trusted(let constant): append(constant.text)
        case .written(let written): bytes.append(contentsOf: written.bytes)
        }
    }

    private mutating func write(_ element: Element) {
        bytes.append(UInt8(ascii: "<"))
        append(element.tag.name)
        for attribute in element.attributes { write(attribute) }
        bytes.append(UInt8(ascii: ">"))
        guard !element.tag.isVoid else { return }
        let start = bytes.count
        write(element.content)
        // A parser drops a line break right after the start of these two, so one that is meant is written twice.
        if element.tag.dropsFirstLineBreak, start < bytes.count, bytes[start] == UInt8(ascii: "\n") {
            bytes.insert(UInt8(ascii: "\n"), at: start)
        }
        append("</")
        append(element.tag.name)
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func write(_ attribute: Attribute) {
        switch attribute.value {
        case .absent: return
        case .present:
            bytes.append(UInt8(ascii: " "))
            append(attribute.name)
        case .text(let text):
            bytes.append(UInt8(ascii: " "))
            append(attribute.name)
            append("=\"")
            writeText(text)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    /// Text, as the content of an element or of a quoted attribute.
    private mutating func writeText(_ text: String) {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f || Self.isSpecial($0) }) else { return append(text) }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\""): append("&quot;")
            case UInt8(ascii: "'"): append("&#39;")
            // A parser would turn a plain one into a line feed.
            case UInt8(ascii: "\r"): append("&#13;")
            case UInt8(ascii: "\n"), UInt8(ascii: "\t"): bytes.append(byte)
            case 0..<0x20, 0x7f: append("\u{fffd}")
            default: bytes.append(byte)
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }
}
