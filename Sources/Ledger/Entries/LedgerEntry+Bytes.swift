import JSONTree
import Surroundings
package import VigieStore

/// The version of the envelope around the data: the member `v` of every entry.
let envelopeVersion: Int64 = 1

extension LedgerEntry {
    /// Reads an entry from the bytes that were hashed; what the store indexes beside them is not looked at.
    package init(_ stored: StoredEntry) throws(LedgerError) {
        try self.init(index: stored.index, bytes: stored.entry.bytes)
    }

    package init(index: Int64, bytes: [UInt8]) throws(LedgerError) {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw .unreadable(index: index, reason: error.description)
        }
        guard value["v"]?.integer == envelopeVersion else {
            throw .unreadable(index: index, reason: "its envelope is of another version")
        }
        guard let kind = value["kind"]?.string, let version = value["version"]?.integer,
            let subject = value["subject"]?.string, let actor = value["actor"]?.string, let data = value["data"],
            let at = value["at"]?.string.flatMap(Timestamp.init(rfc3339:))
        else { throw .unreadable(index: index, reason: "a member of the envelope is missing") }
        self.init(
            index: index, at: at, kind: kind, version: Int(version), subject: subject, run: value["run"]?.string,
            actor: actor, key: value["key"]?.string, data: data)
    }

    /// The canonical bytes of an entry: the leaf of the tree.
    static func bytes(
        kind: String, version: Int, subject: String, at: Timestamp, run: String?, actor: String, key: String?,
        data: JSONValue
    ) -> [UInt8] {
        var members: [String: JSONValue] = [
            "v": .integer(envelopeVersion), "kind": .string(kind), "version": .integer(Int64(version)),
            "subject": .string(subject), "at": .string(at.rfc3339), "actor": .string(actor), "data": data,
        ]
        if let run { members["run"] = .string(run) }
        if let key { members["key"] = .string(key) }
        return JSONValue.object(members).canonical
    }
}
