/// What a cluster has besides roles, as far as it decides who comes by a secret.
package struct ClusterFacts: Sendable {
    /// Every service account: somebody whom others may become.
    package let serviceAccounts: [Principal]
    /// Users, with their groups, whom others may impersonate; those that bindings name are added.
    package let users: [Principal]
    /// Secrets that a running pod mounts or has in its environment: into these one can look from within.
    package let mounted: Set<SecretName>
    /// Service accounts that pods run as now.
    package let running: Set<Principal>

    package init(
        serviceAccounts: [Principal], users: [Principal] = [], mounted: Set<SecretName> = [],
        running: Set<Principal> = []
    ) {
        self.serviceAccounts = serviceAccounts
        self.users = users
        self.mounted = mounted
        self.running = running
    }
}
