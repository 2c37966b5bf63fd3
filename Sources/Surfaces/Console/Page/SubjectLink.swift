import HTML
import VigieClient

/// What a run or an entry is about, and the way to it where there is one.
///
/// Not everything that something can be about is in the plan: there are promises, people by their pseudonyms, things
/// inside a cluster, and what the plan named once.
struct SubjectLink {
    let subject: String
    let plan: PlanView

    var markup: Markup {
        let parts = subject.split(separator: "/").map(String.init)
        guard parts.count > 1 else { return .text(subject) }
        if parts[0] == "Control" { return way(Link("readiness", parts[1])) }
        // `Cluster/main/shop/database` is in `Cluster/main`.
        guard plan.resources.contains(where: { $0.kind == parts[0] && $0.name == parts[1] }) else {
            return .text(subject)
        }
        return way(Link("plan", parts[0], parts[1]))
    }

    private func way(_ link: Link) -> Markup {
        a(.class("link"), .href(link)) { subject }
    }
}
