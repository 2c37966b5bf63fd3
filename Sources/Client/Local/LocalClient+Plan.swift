import Cron
import Surroundings
import VigieLedger
import VigiePlan
import Wording

extension LocalClient {
    package func platform() async throws -> PlatformView {
        let grounds = grounds
        let platform = grounds.plan.all(Platform.self).first
        let errors = grounds.diagnostics.count { $0.severity == .error }
        return PlatformView(
            name: platform.map { $0.spec.displayName ?? $0.name }, timeZone: platform?.spec.timeZone ?? .utc,
            languages: platform?.spec.languages ?? [.english], version: grounds.version,
            planDigest: grounds.plan.digest, resources: grounds.plan.count, errors: errors,
            warnings: grounds.diagnostics.count - errors, entries: try await grounds.ledger.size(),
            now: grounds.world.now())
    }

    package func plan() async throws -> PlanView {
        let grounds = grounds
        return PlanView(
            digest: grounds.plan.digest, resources: grounds.plan.views, diagnostics: grounds.diagnostics,
            isCurrent: grounds.isCurrent)
    }

    package func resource(_ identifier: String) async throws -> ResourceDetail {
        let grounds = grounds
        guard let outline = grounds.plan.outlines.first(where: { $0.identifier == identifier }),
            let view = grounds.plan.views.first(where: { $0.identifier == identifier })
        else { throw ClientError.unknownResource(identifier) }
        return ResourceDetail(
            resource: view, summary: grounds.kinds.first { $0.kind == outline.kind }?.summary ?? "",
            source: grounds.plan.source(of: outline), firstLine: outline.lines.lowerBound,
            diagnostics: grounds.diagnostics.filter { diagnostic in
                guard let position = diagnostic.position else { return false }
                return position.file == outline.position.file && outline.lines.contains(position.line)
            })
    }
}

extension Plan {
    /// Every resource with its neighbours.
    fileprivate var views: [ResourceView] {
        var referredBy: [String: [String]] = [:]
        for outline in outlines {
            for target in outline.refersTo { referredBy[target, default: []].append(outline.identifier) }
        }
        return outlines.map { outline in
            ResourceView(
                kind: outline.kind, name: outline.name, position: outline.position, refersTo: outline.refersTo,
                referredBy: referredBy[outline.identifier] ?? [])
        }
    }
}
