import Tools

/// How much a backup copies.
package enum BackupType: String, Codable, Hashable, Sendable, CaseIterable {
    case full
    case differential
    case incremental
}

extension BackupType {
    /// pgBackRest's word for it.
    var word: String {
        switch self {
        case .full: "full"
        case .differential: "diff"
        case .incremental: "incr"
        }
    }

    init?(word: String) {
        guard let type = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = type
    }
}

extension PgBackRest {
    /// The annotation by which a backup is found again.
    private static let mark = "vigie-run"

    /// Makes the stanza in every repository; does nothing where it is.
    package func createStanza() async throws {
        let result = try await run("stanza-create", repository: nil, timeout: .seconds(300))
        if let failure = PgBackRestFailure(
            result, mayBePassphrase: setup.repositories.contains { $0.passphrase != nil })
        {
            throw failure
        }
    }

    /// Takes a backup into one repository, unless the one with this key is there already.
    ///
    /// - Parameter key: stands for the request, also after a crash.
    /// - Returns: what the repository lists of it afterwards: the tool's own claim is not enough.
    package func backUp(
        _ type: BackupType, repository number: Int, key: String,
        progress: @escaping @Sendable (_ fraction: Double?, _ text: String) -> Void = { _, _ in }
    ) async throws -> StanzaInfo.Backup {
        if let earlier = try await find(key, repository: number) { return earlier }
        let result = try await run(
            "backup", repository: number, ["--type=\(type.word)", "--annotation=\(Self.mark)=\(key)"],
            reports: true
        ) { line in
            if let report = PgBackRestReport(line.text) { progress(report.fraction, report.text) }
        }
        if let failure = PgBackRestFailure(result, mayBePassphrase: isEncrypted(number)) { throw failure }
        guard let backup = try await find(key, repository: number) else {
            throw BackupsError.engineLied(doing: "taken a backup", missing: "The repository does not list it.")
        }
        guard backup.error != true else {
            throw BackupsError.engineLied(
                doing: "taken a good backup", missing: "Pages of \(backup.label) have a wrong checksum.")
        }
        return backup
    }

    private func find(_ key: String, repository number: Int) async throws -> StanzaInfo.Backup? {
        do {
            return try await info(repository: number).backup.first { $0.annotation?[Self.mark] == key }
        } catch let failure as PgBackRestFailure where failure.cause == .noBackup {
            return nil
        }
    }
}

/// A line of what pgBackRest reports while it works: `… backup file base/5/1255 (768KB, 3.39%) checksum …`.
package struct PgBackRestReport: Hashable, Sendable {
    package let fraction: Double?
    package let text: String

    package init?(_ line: String) {
        guard let start = line.firstRange(of: "DETAIL: ") ?? line.firstRange(of: "INFO: ") else { return nil }
        let message = line[start.upperBound...]
        if let end = message.lastRange(of: "%)") {
            let digits = message[..<end.lowerBound].suffix(while: { $0.isNumber || $0 == "." })
            fraction = Double(digits).map { $0 / 100 }
            text = message.hasPrefix("restore") ? "restoring files" : "copying files"
        } else {
            // Details without a percentage are a line for each file.
            guard !line.contains("DETAIL: "), !message.contains("command begin") else { return nil }
            fraction = nil
            text = String(message.prefix(120))
        }
    }
}

extension Substring {
    fileprivate func suffix(while predicate: (Character) -> Bool) -> Substring {
        guard let last = lastIndex(where: { !predicate($0) }) else { return self }
        return self[index(after: last)...]
    }
}

extension StringProtocol {
    fileprivate func lastRange(of words: String) -> Range<Index>? {
        ranges(of: words).last
    }
}
