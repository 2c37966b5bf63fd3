package import Wording

extension StoreError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .conflict(let what):
            Problem(
                code: "store.conflict", nature: .refused, title: "Something else was written in the meantime.",
                detail: what,
                hint: "Look at the present state and try again.")
        case .fenced(let lease):
            Problem(
                code: "store.fenced", nature: .refused, title: "Another worker has taken over.",
                detail: "Lease \(lease).",
                hint: "Nothing is lost: the other process carries on with this work.")
        case .missing(let what):
            Problem(code: "store.missing", nature: .usage, title: "There is no such record.", detail: what)
        case .locked:
            Problem(
                code: "store.locked", nature: .unreachable, title: "Another process keeps the store locked.",
                hint: "Wait for the other vigie to end, or find out which process holds the file with fuser.")
        case .readOnly(let path):
            Problem(
                code: "store.read-only", nature: .unreachable, title: "The store cannot be written.", detail: path,
                hint: "Check the owner and permissions of the file and of its directory, and how the disk is mounted.")
        case .full:
            Problem(
                code: "store.full", title: "There is no space left for the store.",
                hint: "Free some space on the disk of the data directory. What was recorded before is safe.")
        case .corrupt(let what):
            Problem(
                code: "store.corrupt", title: "The store is damaged.", detail: what,
                hint:
                    "Keep a copy of the files, restore the data directory from a backup, then run vigie ledger verify.")
        case .newer(let found, let supported):
            Problem(
                code: "store.newer", nature: .refused, title: "The store was written by a newer Vigie.",
                detail: "It has version \(found); this program knows up to version \(supported).",
                hint: "Upgrade this program. The store was left as it is.")
        case .foreign(let path):
            Problem(
                code: "store.foreign", nature: .refused, title: "The file belongs to another program.", detail: path,
                hint: "Choose another data directory.")
        case .unavailable(let what):
            Problem(
                code: "store.unavailable", nature: .unreachable, title: "The store cannot be reached.", detail: what)
        }
    }
}
