/// The segments that a repository holds of one cluster, and what can be said of them by their names alone.
///
/// The tools do not look for gaps: a restore across one ends there without an error, so we count ourselves.
package struct WALArchive: Hashable, Sendable {
    package let segmentSize: SegmentSize
    /// The place of each segment, by timeline, sorted.
    private let numbers: [UInt32: [UInt64]]

    package init(names: some Sequence<SegmentName>, segmentSize: SegmentSize) {
        self.segmentSize = segmentSize
        var numbers: [UInt32: Set<UInt64>] = [:]
        for name in names {
            guard let number = name.number(size: segmentSize) else { continue }
            numbers[name.timeline, default: []].insert(number)
        }
        self.numbers = numbers.mapValues { $0.sorted() }
    }

    package var isEmpty: Bool { numbers.isEmpty }

    package var count: Int { numbers.values.reduce(0) { $0 + $1.count } }

    /// The last segment of the newest timeline: where recovery to the end would end.
    package var last: SegmentName? {
        guard let timeline = numbers.keys.max(), let number = numbers[timeline]?.last else { return nil }
        return SegmentName(timeline: timeline, number: number, size: segmentSize)
    }

    /// Every change before this position is archived, provided that nothing is missing.
    package var end: LogPosition? {
        last?.number(size: segmentSize).map { LogPosition(bytes: ($0 + 1) * segmentSize.bytes) }
    }

    /// The stretches without a gap, timeline by timeline.
    package var ranges: [WALRange] {
        numbers.keys.sorted().flatMap { timeline in
            Self.runs(of: numbers[timeline] ?? []).map { run in range(run, timeline: timeline) }
        }
    }

    /// What is not there of the log from a segment to another (or to the last one).
    ///
    /// A segment counts as there if any timeline from the first one's to the newest has it: after a switch of
    /// timelines the newer one holds its own copy of the segment in which it began.
    package func gaps(from first: SegmentName, through end: SegmentName? = nil) -> [WALRange] {
        guard let start = first.number(size: segmentSize) else { return [] }
        guard let last else { return [WALRange(first: first, last: max(first, end ?? first))] }
        let stop = [last, end, first].compactMap { $0?.number(size: segmentSize) }.max() ?? start
        return gaps(in: start...stop, timeline: first.timeline)
    }

    /// What is not there of a stretch of the log, and of nothing beyond it.
    package func gaps(from first: SegmentName, to end: SegmentName) -> [WALRange] {
        guard let start = first.number(size: segmentSize), let stop = end.number(size: segmentSize), start <= stop
        else {
            return []
        }
        return gaps(in: start...stop, timeline: first.timeline)
    }

    private func gaps(in stretch: ClosedRange<UInt64>, timeline first: UInt32) -> [WALRange] {
        let held = numbers.filter { $0.key >= first }.values.joined().filter { stretch.contains($0) }
        return Self.holes(in: Self.runs(of: Set(held).sorted()), within: stretch).map { run in
            range(run, timeline: timeline(of: run.lowerBound) ?? first)
        }
    }

    /// What runs, sorted, leave open.
    private static func holes(in runs: [ClosedRange<UInt64>], within whole: ClosedRange<UInt64>) -> [ClosedRange<
        UInt64
    >] {
        var holes: [ClosedRange<UInt64>] = []
        var next = whole.lowerBound
        for run in runs {
            if next < run.lowerBound { holes.append(next...(run.lowerBound - 1)) }
            next = run.upperBound + 1
        }
        if next <= whole.upperBound { holes.append(next...whole.upperBound) }
        return holes
    }

    /// The timeline that a missing segment would have belonged to: that of the nearest one before it.
    private func timeline(of number: UInt64) -> UInt32? {
        numbers.compactMap { timeline, held in
            held.last { $0 < number }.map { (timeline: timeline, nearest: $0) }
        }.max { ($0.nearest, $0.timeline) < ($1.nearest, $1.timeline) }?.timeline
    }

    private func range(_ run: ClosedRange<UInt64>, timeline: UInt32) -> WALRange {
        WALRange(
            first: SegmentName(timeline: timeline, number: run.lowerBound, size: segmentSize),
            last: SegmentName(timeline: timeline, number: run.upperBound, size: segmentSize))
    }

    /// Sorted numbers as runs of neighbours.
    private static func runs(of numbers: [UInt64]) -> [ClosedRange<UInt64>] {
        var runs: [ClosedRange<UInt64>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound + 1 == number {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs
    }
}

/// Segments of the log that follow one another.
package struct WALRange: Hashable, Sendable, Codable {
    package let first: SegmentName
    package let last: SegmentName

    package init(first: SegmentName, last: SegmentName) {
        self.first = first
        self.last = last
    }
}
