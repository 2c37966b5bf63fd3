package import VigiePlan

/// Where procedures may leave files, and how they come by secrets. They find it in their run's services.
package struct Workplace: Sendable {
    /// A directory for what can be lost without harm: scratch copies, generated configuration, locks.
    package let work: String
    /// A directory, mode 0700, for keys that Vigie makes for itself.
    package let keys: String
    package let secrets: SecretResolver

    package init(work: String, keys: String, secrets: SecretResolver) {
        self.work = work
        self.keys = keys
        self.secrets = secrets
    }
}
