import JSONTree

/// The files under a repository's `archive/<stanza>`, as `pgbackrest repo-ls --recurse --output=json` lists them.
package struct ArchiveListing: Hashable, Sendable {
    package struct Segment: Hashable, Sendable {
        package let name: SegmentName
        /// Seconds since 1970 at which the file was written.
        package let writtenAt: Int64?
        /// As stored: compressed, perhaps encrypted.
        package let size: Int64
    }

    /// The segments of each cluster, by its archive's id: `15-1`.
    package let segments: [String: [Segment]]
    /// The files that tell where timelines branch off: `00000002.history`.
    package let histories: [String: [String]]

    /// Reads the command's output; `nil` if it is not the listing.
    package init?(_ output: [UInt8]) {
        guard let files = (try? JSONValue(parsing: output))?.object else { return nil }
        var segments: [String: [Segment]] = [:]
        var histories: [String: [String]] = [:]
        for (path, file) in files where file["type"]?.string == "file" {
            let parts = path.split(separator: "/")
            if parts.count == 2, parts[1].hasSuffix(".history") {
                histories[String(parts[0]), default: []].append(String(parts[1]))
            }
            guard parts.count == 3, let name = Self.segment(in: parts[2]) else { continue }
            let segment = Segment(
                name: name, writtenAt: file["time"]?.integer, size: file["size"]?.integer ?? 0)
            segments[String(parts[0]), default: []].append(segment)
        }
        self.histories = histories.mapValues { $0.sorted() }
        self.segments = segments.mapValues { $0.sorted { $0.name < $1.name } }
    }

    /// `0000…29-<sha1>.zst` is a segment; `….backup`, `….history` and `….partial` are not.
    private static func segment(in file: Substring) -> SegmentName? {
        let rest = file.dropFirst(24)
        guard rest.first == "-", !rest.contains(".partial") else { return nil }
        return SegmentName(file.prefix(24))
    }

    package func archive(_ id: String, segmentSize: SegmentSize) -> WALArchive {
        WALArchive(names: (segments[id] ?? []).lazy.map(\.name), segmentSize: segmentSize)
    }
}
