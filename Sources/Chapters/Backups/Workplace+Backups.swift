package import VigieChapter

/// Where this chapter keeps files of its own: the engine's configuration, and scratch copies while they live.
extension Workplace {
    package var engine: EngineDirectory { EngineDirectory(work + "/pgbackrest") }
    package var scratch: String { work + "/scratch" }
    /// The key of the canaries' checksums, readable by Vigie alone.
    package var canaryKey: String { keys + "/canary.key" }
}
