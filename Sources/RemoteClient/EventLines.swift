/// Takes a stream of server-sent events apart, wherever its pieces are cut.
struct EventLines {
    private var pending: [UInt8] = []
    private var ready: [[UInt8]] = []
    private var data: [UInt8] = []
    private var start = 0

    mutating func take(_ bytes: [UInt8]) {
        pending += bytes
        while let end = pending[start...].firstIndex(of: UInt8(ascii: "\n")) {
            var line = pending[start..<end]
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            take(line: line)
            start = end + 1
        }
        pending.removeFirst(start)
        start = 0
    }

    private mutating func take(line: ArraySlice<UInt8>) {
        if line.isEmpty {
            if !data.isEmpty { ready.append(data) }
            data = []
        } else if line.starts(with: "data:".utf8) {
            if !data.isEmpty { data.append(UInt8(ascii: "\n")) }
            data += line.dropFirst(5).drop { $0 == UInt8(ascii: " ") }
        }
    }

    /// The data of the next event that is whole.
    mutating func next() -> [UInt8]? {
        ready.isEmpty ? nil : ready.removeFirst()
    }
}
