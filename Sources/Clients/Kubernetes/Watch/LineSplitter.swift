/// Cuts a stream of bytes into lines, wherever the network cut it before.
struct LineSplitter {
    private var buffer: [UInt8] = []
    private var start = 0
    /// Up to here no line ends.
    private var searched = 0

    mutating func append(_ bytes: some Sequence<UInt8>) {
        if start > 0, start == buffer.count || start > 64 * 1024 {
            buffer.removeSubrange(..<start)
            searched -= start
            start = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// The next whole line, without its end.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
            searched = buffer.count
            return nil
        }
        let line = buffer[start..<end]
        start = end + 1
        searched = start
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }

    /// What came after the last end of a line.
    mutating func rest() -> ArraySlice<UInt8>? {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return buffer[start...]
    }

    /// How much waits for its end.
    var pending: Int { buffer.count - start }
}
