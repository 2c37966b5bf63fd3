/// Cuts a stream of bytes into lines, whatever the chunks it arrives in.
struct LineSplitter {
    /// A longer line is handed out in pieces of this size, so that memory stays bounded.
    private static let longest = 64 * 1024

    private var pending: [UInt8] = []

    /// The lines that are complete with these bytes, without their line feeds.
    mutating func lines(adding bytes: some Collection<UInt8>) -> [String] {
        var lines: [String] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            pending.append(contentsOf: rest[..<end])
            lines.append(take())
            rest = rest[rest.index(after: end)...]
        }
        pending.append(contentsOf: rest)
        if pending.count > Self.longest { lines.append(take()) }
        return lines
    }

    /// The last line, if it had no line feed.
    mutating func finish() -> String? {
        pending.isEmpty ? nil : take()
    }

    private mutating func take() -> String {
        if pending.last == UInt8(ascii: "\r") { pending.removeLast() }
        defer { pending.removeAll(keepingCapacity: true) }
        return String(decoding: pending, as: UTF8.self)
    }
}
