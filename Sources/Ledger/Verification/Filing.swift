import JSONTree
import Surroundings
import VigieStore

/// Whether the store has filed an entry under what the entry itself says.
struct Filing {
    let batch: EntryBatch

    /// The field that differs; throws if the entry's bytes are no entry.
    func difference(_ row: EntryBatch.Row) throws(LedgerError) -> String? {
        var scanner = EnvelopeScanner(batch.storage, row.bytes)
        guard let envelope = scanner.scan() else {
            throw .unreadable(index: row.index, reason: "it is not canonical JSON with the members of an entry")
        }
        guard let at = time(envelope.at) else {
            throw .unreadable(index: row.index, reason: "its time is not RFC 3339 in UTC with microseconds")
        }
        if at != row.at { return "time" }
        if !agree(envelope.kind, row.kind) { return "kind" }
        if !agree(envelope.subject, row.subject) { return "subject" }
        if !agree(envelope.run, row.run) { return "run" }
        if !agree(envelope.key, row.key) { return "key" }
        return nil
    }

    private func agree(_ said: Range<Int>?, _ filed: Range<Int>?) -> Bool {
        guard let said, let filed else { return said == nil && filed == nil }
        return agree(said, filed)
    }

    private func agree(_ said: Range<Int>, _ filed: Range<Int>) -> Bool {
        let text = batch.storage[said]
        if text.elementsEqual(batch.storage[filed]) { return true }
        // Escapes are rare; then the text is read properly.
        guard text.contains(UInt8(ascii: "\\")) else { return false }
        let quoted = [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
        guard let value = try? JSONValue(parsing: quoted), let said = value.string else { return false }
        return batch.storage[filed].elementsEqual(said.utf8)
    }

    /// The one form in which entries state their time: `2026-11-22T15:20:43.641448Z`.
    private func time(_ range: Range<Int>) -> Timestamp? {
        guard range.count == 27 else { return nil }
        guard let year = number(range, 0, 4), let month = number(range, 5, 2), let day = number(range, 8, 2),
            let hour = number(range, 11, 2), let minute = number(range, 14, 2), let second = number(range, 17, 2),
            let fraction = number(range, 20, 6)
        else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSinceEpoch
        let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return Timestamp(microseconds: seconds * 1_000_000 + Int64(fraction))
    }

    private func number(_ range: Range<Int>, _ offset: Int, _ width: Int) -> Int? {
        var value = 0
        for position in range.lowerBound + offset..<range.lowerBound + offset + width {
            let digit = Int(batch.storage[position]) - 48
            guard (0...9).contains(digit) else { return nil }
            value = value * 10 + digit
        }
        return value
    }
}
