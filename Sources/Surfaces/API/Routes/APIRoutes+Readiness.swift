import JSONTree
import VigieClient
import VigieReadiness

extension APIRoutes {
    private static let chapters = ChapterName.allCases.map(\.rawValue)
    private static let asOf = Parameter.query(
        "asOf", .instant, "As it was judged to stand by what had been recorded at this instant.")

    static let readinessRoutes = [
        Endpoint(
            method: .get, path: root + "/readiness", name: "readiness", tag: "Readiness",
            summary: "How every promise stands: all of them, or those of one chapter.",
            parameters: [
                .query("chapter", .words(chapters), "Only the promises of this chapter."), asOf,
            ],
            outcome: .json(status: 200, schema: InputProbe.schema(of: ReadinessReport.self))
        ) { call in
            let report = try await call.client.readiness(asOf: try call.instant("asOf"))
            guard let word = call.text("chapter") else { return try reports.answer(report) }
            return try .json(report.limited(to: try call.word(ChapterName.self, word, of: "chapter")))
        },
        view(
            .get, "/readiness/controls/{control}", "control", "Readiness",
            "One promise, and how its status changed.",
            parameters: [
                .path("control", .name, "The promise's id, such as backup.point-in-time."),
                .query("since", .instant, "How far back to look; thirty days, if not said."),
                .query("limit", .integers(1...200, default: 50), "At most so many changes."),
            ]
        ) { call in
            let question = HistoryQuestion(
                since: try call.instant("since"), limit: Int(try call.integer("limit") ?? 50))
            return try await call.client.control(ControlID(try call.required("control")), history: question)
        },
    ]

    private static let reports = EncodedReports()
}
