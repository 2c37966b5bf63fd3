package import Wording

/// What can be wrong with a question about readiness.
package enum ReadinessError: Error, Hashable, Sendable {
    case unknownChapter(String)
    case unknownControl(String)
}

extension ReadinessError: ProblemConvertible {
    package var problem: Problem {
        switch self {
        case .unknownChapter(let name):
            Problem(
                code: "readiness.unknown-chapter", nature: .usage, title: "There is no such chapter.",
                detail: "“\(name)”",
                hint: "The chapters are: \(ChapterName.allCases.map(\.rawValue).joined(separator: ", ")).")
        case .unknownControl(let name):
            Problem(
                code: "readiness.unknown-control", nature: .usage, title: "There is no such control.",
                detail: "“\(name)”",
                hint: "`vigie readiness -o json` lists the controls with their names.")
        }
    }
}
