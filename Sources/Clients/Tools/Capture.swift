/// What a tool wrote: all of it up to a bound, and beyond the bound the beginning and the end.
///
/// The beginning tells what was tried and the end why it stopped, so it is the middle that is left out.
package struct Capture: Hashable, Sendable {
    private let limit: Int
    private var head: [UInt8] = []
    private var tail: [UInt8] = []
    /// Bytes between head and tail that were dropped.
    package private(set) var omitted = 0

    init(limit: Int) {
        self.limit = max(limit, 2)
    }

    package var isComplete: Bool { omitted == 0 }

    mutating func append(_ bytes: some Collection<UInt8>) {
        let room = limit / 2 - head.count
        head.append(contentsOf: bytes.prefix(room))
        tail.append(contentsOf: bytes.dropFirst(room))
        // The tail may grow to twice its share before it is cut, so that appending stays cheap.
        let share = limit - limit / 2
        guard tail.count > 2 * share else { return }
        trim(to: share)
    }

    mutating func finish() {
        trim(to: limit - limit / 2)
    }

    private mutating func trim(to share: Int) {
        let excess = tail.count - share
        guard excess > 0 else { return }
        tail.removeFirst(excess)
        omitted += excess
    }

    /// The bytes as they were written; meaningless to a parser unless `isComplete`.
    package var bytes: [UInt8] { head + tail }

    package var text: String {
        guard omitted > 0 else { return String(decoding: head + tail, as: UTF8.self) }
        return String(decoding: head, as: UTF8.self) + "\n[… \(omitted) bytes left out …]\n"
            + String(decoding: tail, as: UTF8.self)
    }

    package var lines: [String] {
        text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
    }
}
