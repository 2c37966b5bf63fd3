import KubernetesClient
import Surroundings
import VigieCluster
package import VigieEngine
import VigieLedger
import VigiePlan
import VigieStore

/// Watches the secrets of a namespace by their metadata, and writes down what others do with them.
package struct SecretWatch: VigieEngine.Watch {
    /// How often it is written down that somebody watches.
    static let proof = Duration.seconds(12 * 3600)
    /// Bookmarks are remembered no more often than this.
    static let patience = Duration.seconds(30)

    let cluster: String
    let namespace: String

    package var name: String { "secrets-\(cluster)-\(namespace)" }

    package init(cluster: String, namespace: String) {
        self.cluster = cluster
        self.namespace = namespace
    }

    package func watch(in context: WatchContext) async throws {
        guard let cluster = context.plan.find(Cluster.self, cluster) else { throw ClusterError.noCluster(cluster) }
        let book = TouchBook(cluster: cluster, namespace: namespace, ledger: context.ledger)
        try await cluster.with(context.world) { kubernetes in
            let secrets = kubernetes.metadata(of: KubernetesClient.Secret.type, in: namespace)
            var (version, isGapless) = (try await book.version(), true)
            while true {
                try Task.checkCancellation()
                if version == nil || !isGapless {
                    let list = try await secrets.list()
                    try await book.compare(list.items, at: list.resourceVersion, isFirst: version == nil)
                    version = list.resourceVersion
                }
                do {
                    try await follow(secrets, from: version ?? "", book, context, isGapless: isGapless)
                } catch let error as KubernetesError where error.isExpired || error.isTooNew {
                    context.log("What happened meanwhile is not known any more: everything is compared.")
                    isGapless = false
                }
            }
        }
    }

    private func follow(
        _ secrets: Resources<PartialObject>, from version: String, _ book: TouchBook, _ context: WatchContext,
        isGapless: Bool
    ) async throws {
        let clock = context.world.clock
        var (proven, kept) = (Duration?.none, clock.elapsed())
        for try await event in secrets.watch(since: version) {
            let now = clock.elapsed()
            // Whatever comes shows that the watch stands, if it is only how far the server is.
            if now - (proven ?? now - Self.proof) >= Self.proof {
                try await prove(book, context, isGapless: isGapless || proven != nil)
                proven = now
            }
            if case .bookmark = event {
                guard now - kept > Self.patience else { continue }
            }
            try await book.take(event)
            kept = now
        }
    }

    private func prove(
        _ book: TouchBook, _ context: WatchContext, isGapless: Bool
    ) async throws {
        let subject = book.cluster.subject(of: namespace)
        let last = try await context.ledger.latest(SecretsWatched.self, subject: subject)
        // A watch that begins again and again is not worth an entry each time.
        if isGapless, let last, context.world.now() - last.entry.at < .seconds(3600) { return }
        let watched = SecretsWatched(
            cluster: cluster, namespace: namespace, secrets: try await book.count(), isGapless: isGapless)
        try await context.ledger.append(watched, subject: subject, actor: "watch/secrets")
    }
}
