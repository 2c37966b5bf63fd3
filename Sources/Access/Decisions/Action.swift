package import VigieReadiness

/// Something that somebody is about to do. Without a chapter it is about the whole, and takes the role everywhere.
package enum Action: Hashable, Sendable {
    /// Come in: see who one is, and the overview that everybody sees. Any role will do.
    case enter
    /// Look.
    case read(ChapterName? = nil)
    /// Start, cancel, retry.
    case operate(ChapterName? = nil)
    /// Agree to what waits for approval, or refuse it.
    case approve(ChapterName? = nil)
    /// Change who may do what.
    case administer(ChapterName? = nil)

    /// The least role that may do it.
    package var needs: Role {
        switch self {
        case .enter, .read: .viewer
        case .operate: .operator
        case .approve: .approver
        case .administer: .admin
        }
    }

    package var chapter: ChapterName? {
        switch self {
        case .enter: nil
        case .read(let chapter), .operate(let chapter), .approve(let chapter), .administer(let chapter): chapter
        }
    }
}

extension Action: CustomStringConvertible {
    /// `operate`, `operate in backups`: as the ledger names it.
    package var description: String {
        let verb =
            switch self {
            case .enter: "enter"
            case .read: "read"
            case .operate: "operate"
            case .approve: "approve"
            case .administer: "administer"
            }
        return chapter.map { "\(verb) in \($0.rawValue)" } ?? verb
    }
}
