package import Surroundings

/// How every promise stood at one instant.
package struct ReadinessReport: Hashable, Sendable {
    package let at: Timestamp
    /// The name of the platform that the promises are made for, where the plan gives one.
    package let platform: String?
    /// In the order of the catalogue: all of them, or those of one chapter.
    package let assessments: [ControlAssessment]

    package init(at: Timestamp, platform: String?, assessments: [ControlAssessment]) {
        self.at = at
        self.platform = platform
        self.assessments = assessments
    }
}

extension ReadinessReport {
    package func count(_ status: ControlStatus) -> Int {
        assessments.count { $0.status == status }
    }

    package subscript(id: ControlID) -> ControlAssessment? {
        assessments.first { $0.control.id == id }
    }

    /// The same report of one chapter only.
    package func limited(to chapter: ChapterName) -> ReadinessReport {
        ReadinessReport(
            at: at, platform: platform, assessments: assessments.filter { $0.control.chapter == chapter })
    }

    /// The chapter that this report is limited to; `nil` if it is of several.
    package var chapter: ChapterName? {
        let chapters = Set(assessments.map(\.control.chapter))
        return chapters.count == 1 ? chapters.first : nil
    }

    /// What a person should look at first: failing before stale, then in the order of the catalogue.
    package var needingAttention: [ControlAssessment] {
        assessments.filter { $0.status == .failing } + assessments.filter { $0.status == .stale }
    }
}
