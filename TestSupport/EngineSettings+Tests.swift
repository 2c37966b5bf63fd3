package import VigieEngine

extension EngineSettings {
    /// Looks for signals often, so that a test waits for little, and leaves a run to its worker for so long that a
    /// machine which was slow for a moment is not taken for one that died.
    package static var attentive: EngineSettings { attentive(leaseTime: .seconds(30)) }

    /// For tests that kill workers by the hundred: whoever takes over waits for the time of a lease.
    package static var mortal: EngineSettings { attentive(leaseTime: .milliseconds(500)) }

    package static func attentive(leaseTime: Duration) -> EngineSettings {
        var settings = EngineSettings()
        settings.pulse = .milliseconds(25)
        settings.leaseTime = leaseTime
        return settings
    }
}
