import VigieChapter

/// Where this chapter keeps files of its own.
extension Workplace {
    /// The key of fingerprints, readable by Vigie alone.
    package var fingerprintKey: String { keys + "/fingerprints.key" }

    /// An authority that signs certificates: its key and its own certificate.
    func authority(_ name: String) -> String {
        let plain = name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" }
        return "\(keys)/authorities/\(String(plain)).pem"
    }

    /// The key that Vigie itself opens an escrow's bundles with, to practise.
    func rehearsalKey(_ escrow: String) -> String { "\(keys)/escrow/\(escrow).key" }

    /// The value that a rotation is about to publish, as long as nobody has it yet.
    func pending(_ run: String) -> String { "\(keys)/pending/\(run)" }
}
