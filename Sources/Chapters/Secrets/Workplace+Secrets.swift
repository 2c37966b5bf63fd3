import VigieChapter

/// Where this chapter keeps files of its own.
extension Workplace {
    /// The key of fingerprints, readable by Vigie alone.
    var fingerprintKey: String { keys + "/fingerprints.key" }

    /// The value that a rotation is about to publish, as long as nobody has it yet.
    func pending(_ run: String) -> String { "\(keys)/pending/\(run)" }
}
