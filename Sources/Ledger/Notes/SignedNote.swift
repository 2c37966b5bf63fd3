import FoundationEssentials

/// A text and the signatures under it (C2SP signed-note).
///
/// Nothing of the text may be believed before `verified(by:)` has returned.
package struct SignedNote: Hashable, Sendable {
    /// Ends in a newline.
    package let text: String
    package let signatures: [NoteSignature]

    package init(text: String, signatures: [NoteSignature]) {
        self.text = text
        self.signatures = signatures
    }

    init(text: String, signers: [NoteSigner]) throws {
        self.init(text: text, signatures: try signers.map { try $0.sign(text) })
    }

    /// The note as it is written to a file.
    package var encoded: String {
        text + "\n" + signatures.map { $0.line + "\n" }.joined()
    }

    /// Which of the keys signed it.
    ///
    /// Signatures by other keys are passed over, so that witnesses may add theirs. One that claims to be by a known key
    /// and is not spoils the whole note.
    package func verified(by verifiers: [NoteVerifier]) throws(LedgerError) -> [NoteVerifier] {
        var signers: [NoteVerifier] = []
        for signature in signatures {
            guard let verifier = verifiers.first(where: { $0.name == signature.name && $0.id == signature.keyID })
            else {
                continue
            }
            guard verifier.accepts(signature.bytes, of: text) else {
                throw .badSignature("the signature of \(signature.name) does not belong to the text")
            }
            signers.append(verifier)
        }
        guard !signers.isEmpty else { throw .badSignature("no known key has signed it") }
        return signers
    }
}

extension SignedNote {
    /// Reads a note strictly; whether its signatures are worth anything is not looked at.
    package init(parsing encoded: String) throws(LedgerError) {
        guard encoded.utf8.count <= 1 << 20 else { throw .badNote("it is larger than a megabyte") }
        guard encoded.unicodeScalars.allSatisfy({ $0.value >= 0x20 || $0 == "\n" }) else {
            throw .badNote("it has control characters")
        }
        guard encoded.hasSuffix("\n"), let blank = encoded.ranges(of: "\n\n").last else {
            throw .badNote("the blank line before the signatures is missing")
        }
        text = String(encoded[..<encoded.index(after: blank.lowerBound)])
        let lines = encoded[blank.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard !lines.isEmpty else { throw .badNote("there is no signature") }
        guard lines.count <= 100 else { throw .badNote("it has more than 100 signatures") }
        var signatures: [NoteSignature] = []
        for line in lines { signatures.append(try NoteSignature(line: line)) }
        self.signatures = signatures
    }

    package init(parsing bytes: [UInt8]) throws(LedgerError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .badNote("it is not UTF-8") }
        try self.init(parsing: text)
    }
}
