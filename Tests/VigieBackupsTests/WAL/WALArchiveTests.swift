import Testing
import VigieBackups
import VigieTestSupport

struct WALArchiveTests {
    private func name(_ number: UInt64, timeline: UInt32 = 1) -> SegmentName {
        SegmentName(timeline: timeline, number: number, size: .usual)
    }

    private func archive(_ numbers: [UInt64], timeline: UInt32 = 1) -> WALArchive {
        WALArchive(names: numbers.map { name($0, timeline: timeline) }, segmentSize: .usual)
    }

    /// The gaps, number by number, as one would look for them by hand.
    private func missing(_ held: Set<UInt64>, from start: UInt64, through end: UInt64) -> [UInt64] {
        start > end ? [] : (start...end).filter { !held.contains($0) }
    }

    @Test(arguments: 0..<300) func `gaps and ranges together are the whole, and nothing is both`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        // Around the place where the upper half of the name grows.
        let numbers = (0..<random.int(in: 1..<60)).map { _ in UInt64(random.int(in: 200..<300)) }
        let held = Set(numbers)
        let archive = archive(numbers)
        let start = UInt64(random.int(in: 200..<300))
        let last = try #require(held.max())
        let gaps = archive.gaps(from: name(start))
        let found = gaps.flatMap { gap in
            (gap.first.number(size: .usual) ?? 0)...(gap.last.number(size: .usual) ?? 0)
        }
        #expect(found == missing(held, from: start, through: max(last, start)))
        let ranges = archive.ranges.flatMap { range in
            (range.first.number(size: .usual) ?? 0)...(range.last.number(size: .usual) ?? 0)
        }
        #expect(ranges == held.sorted())
        #expect(zip(gaps, gaps.dropFirst()).allSatisfy { $0.last < $1.first })
    }

    @Test(arguments: 0..<100) func `a segment that is taken away is found, whichever it is`(seed: UInt64) {
        let random = SeededRandom(seed: seed)
        let first = UInt64(random.int(in: 0..<1000))
        let count = UInt64(random.int(in: 3..<500))
        let victim = first + 1 + random.bits() % (count - 2)
        let numbers = (first..<first + count).filter { $0 != victim }
        #expect(archive(Array(numbers)).gaps(from: name(first)) == [WALRange(first: name(victim), last: name(victim))])
    }

    @Test func `an archive without a hole has no gap`() {
        #expect(archive([253, 254, 255, 256, 257]).gaps(from: name(253)).isEmpty)
        #expect(archive([253, 254, 255, 256, 257]).ranges == [WALRange(first: name(253), last: name(257))])
    }

    @Test func `what comes before the first one that is needed does not matter`() {
        #expect(archive([1, 5, 6]).gaps(from: name(5)).isEmpty)
    }

    @Test func `an empty archive lacks everything that is needed`() {
        let gaps = archive([]).gaps(from: name(5), through: name(7))
        #expect(gaps == [WALRange(first: name(5), last: name(7))])
        #expect(archive([]).last == nil)
        #expect(archive([]).end == nil)
    }

    @Test func `a backup whose own last segment is not there is noticed`() {
        #expect(archive([5, 6]).gaps(from: name(5), through: name(8)) == [WALRange(first: name(7), last: name(8))])
    }

    @Test func `a newer timeline goes on where an older one ended`() {
        let names = [5, 6, 7].map { name($0) } + [7, 8].map { name($0, timeline: 2) }
        let archive = WALArchive(names: names, segmentSize: .usual)
        #expect(archive.gaps(from: name(5)).isEmpty)
        #expect(archive.last == name(8, timeline: 2))
        #expect(archive.end == LogPosition(bytes: 9 << 24))
        #expect(archive.ranges.count == 2)
    }

    @Test func `an older timeline's tail is not the end`() {
        let names = [5, 6, 7, 8, 9].map { name($0) } + [name(7, timeline: 2)]
        #expect(WALArchive(names: names, segmentSize: .usual).last == name(7, timeline: 2))
    }

    @Test func `a segment that nobody has between two timelines is a gap of the older one`() {
        let names = [5, 6].map { name($0) } + [8, 9].map { name($0, timeline: 2) }
        let gaps = WALArchive(names: names, segmentSize: .usual).gaps(from: name(5))
        #expect(gaps == [WALRange(first: name(7), last: name(7))])
    }

    @Test func `a gap of millions of segments costs nothing`() {
        let gaps = archive([1, 40_000_000]).gaps(from: name(1))
        #expect(gaps == [WALRange(first: name(2), last: name(39_999_999))])
    }

    @Test func `between backups nothing is needed where no log is kept`() {
        let archive = archive([1, 2, 9])
        #expect(archive.gaps(from: name(1), to: name(2)).isEmpty)
        #expect(archive.gaps(from: name(9), to: name(10)) == [WALRange(first: name(10), last: name(10))])
    }
}
