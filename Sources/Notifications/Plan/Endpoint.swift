/// The address of something that speaks HTTP.
struct Endpoint: Hashable, Sendable {
    let text: String
    let isEncrypted: Bool
    let host: String

    /// - Returns: `nil` for what is no such address, or holds a password in a place where addresses are shown.
    init?(_ text: String) {
        let isClean = text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && $0 != "\\" && $0 != "\"" }
        let scheme = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }
        guard isClean, let scheme, text.utf8.count <= 2000 else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { !"/?#".contains($0) }
        guard !authority.isEmpty, !authority.contains("@"), !text.contains("#") else { return nil }
        let isBracketed = authority.hasPrefix("[")
        let name = isBracketed ? authority.dropFirst().prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        let behind = authority.dropFirst(name.count + (isBracketed ? 2 : 0))
        let isPort =
            behind.isEmpty || behind.hasPrefix(":") && Int(behind.dropFirst()).map { (1...65_535).contains($0) } == true
        guard !name.isEmpty, isPort else { return nil }
        self.text = text
        isEncrypted = scheme == "https://"
        host = name.lowercased()
    }

    /// Whether what is sent there stays on this machine.
    var isLoopback: Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        let isInLoopbackNet = numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
        return host == "localhost" || host.hasSuffix(".localhost") || host == "::1" || isInLoopbackNet
    }

    /// Whether nobody on the way can read what is sent there.
    var isConfidential: Bool { isEncrypted || isLoopback }
}
