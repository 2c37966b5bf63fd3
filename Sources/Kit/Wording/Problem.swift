/// What every surface shows of an error: what is wrong, and what to do.
package struct Problem: Error, Hashable, Codable, Sendable {
    /// Stable and dotted, for programs: `store.locked`.
    package let code: String
    package let nature: Nature
    /// One short sentence, the same for every occurrence.
    package let title: String
    /// What is particular to this occurrence; never a secret.
    package let detail: String?
    /// What the reader can do about it.
    package let hint: String?

    /// Whose turn it is; surfaces map it to an exit code or an HTTP status.
    package enum Nature: String, Codable, CaseIterable, Sendable {
        /// What was asked makes no sense, or the plan is wrong: the asker's turn.
        case usage
        /// The thing that was examined is bad.
        case failed
        /// It could not be found out: a full disk, a missing tool, a fault of ours.
        case inconclusive
        /// Something that is needed does not answer.
        case unreachable
        /// It could be done, but is not allowed, or not now.
        case refused
    }

    package init(
        code: String, nature: Nature = .inconclusive, title: String, detail: String? = nil, hint: String? = nil
    ) {
        self.code = code
        self.nature = nature
        self.title = title
        self.detail = detail
        self.hint = hint
    }
}

/// An error that knows how to present itself. Each module's error enum conforms once, in one file.
package protocol ProblemConvertible: Error {
    var problem: Problem { get }
}

extension Problem: ProblemConvertible, CustomStringConvertible {
    package var problem: Problem { self }

    package var description: String {
        [title, detail, hint.map { "Hint: \($0)" }].compactMap(\.self).joined(separator: " ")
    }
}

extension Error {
    /// The problem this error presents; one that has none is shown as `unexpected`, by its type and case alone. What it
    /// carries may be a secret, and what a library says of itself may hold it.
    package var asProblem: Problem {
        if let known = self as? any ProblemConvertible { return known.problem }
        if self is CancellationError { return Problem(code: "cancelled", title: "The work was cancelled.") }
        return Problem(code: "unexpected", title: "Something unexpected happened.", detail: nameAlone)
    }

    private var nameAlone: String {
        let type = String(describing: Swift.type(of: self))
        let mirror = Mirror(reflecting: self)
        guard mirror.displayStyle == .enum, !(self is any CustomReflectable) else { return type }
        // A case that carries nothing has nothing to give away, whatever it says of itself.
        return "\(type).\(mirror.children.isEmpty ? String(describing: self) : mirror.children.first?.label ?? "")"
    }
}
