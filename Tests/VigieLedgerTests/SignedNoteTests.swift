import Testing
import VigieLedger

/// Notes against those that other programs have signed.
@Suite struct SignedNoteTests {
    static let text = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        """
    static let verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    static let line =
        "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="

    @Test func `a note that Go's note package has signed is verified`() throws {
        let verifier = try NoteVerifier(encoded: Self.verifier)
        #expect(verifier.encoded == Self.verifier)
        let note = try SignedNote(parsing: "\(Self.text)\n\(Self.line)\n")
        #expect(note.text == Self.text)
        #expect(try note.verified(by: [verifier]) == [verifier])
        #expect(note.encoded == "\(Self.text)\n\(Self.line)\n")
    }

    @Test func `a note with one character changed is rejected`() throws {
        let verifier = try NoteVerifier(encoded: Self.verifier)
        let changed = Self.text.replacing("answer", with: "answar")
        let note = try SignedNote(parsing: "\(changed)\n\(Self.line)\n")
        #expect(throws: LedgerError.self) { try note.verified(by: [verifier]) }
    }

    @Test func `signatures of strangers are passed over, but somebody known must have signed`() throws {
        let verifier = try NoteVerifier(encoded: Self.verifier)
        let stranger = "\u{2014} witness.example AAAAAAECAwQFBgc="
        let both = try SignedNote(parsing: "\(Self.text)\n\(stranger)\n\(Self.line)\n")
        #expect(try both.verified(by: [verifier]) == [verifier])
        let alone = try SignedNote(parsing: "\(Self.text)\n\(stranger)\n")
        #expect(throws: LedgerError.badSignature("no known key has signed it")) { try alone.verified(by: [verifier]) }
    }

    @Test(arguments: [
        "", "text only\n", "text\n\n", "text\n\n- name AAAAAAECAwQ=\n", "text\n\n\u{2014} name\n",
        "text\n\n\u{2014} na me AAAAAAECAwQ=\n", "text\n\n\u{2014} name !!!!\n", "text\n\n\u{2014} name AAAA\n",
        "te\u{7}xt\n\n\u{2014} name AAAAAAECAwQ=\n", "text\n\n\u{2014} name AAAAAAECAwQ=",
        "text\r\n\r\n\u{2014} name AAAAAAECAwQ=\r\n",
    ]) func `what is no note is refused`(text: String) {
        #expect(throws: LedgerError.self) { try SignedNote(parsing: text) }
    }

    @Test func `bytes that are not UTF-8 are no note`() {
        #expect(throws: LedgerError.badNote("it is not UTF-8")) { try SignedNote(parsing: [0xff, 0x0a, 0x0a]) }
    }

    @Test(arguments: [
        "", "name", "name+c74f20a3", "na me+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "PeterNeumann+c74f20a3+ARpc",
    ]) func `what is no verifier key is refused`(text: String) {
        #expect(throws: LedgerError.self) { try NoteVerifier(encoded: text) }
    }

    @Test(arguments: [
        "o\n1\n", "o\n1\nAAAA\n", "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
    ]) func `what is no checkpoint is refused`(text: String) {
        #expect(throws: LedgerError.self) { try Checkpoint(text: text) }
    }

    @Test func `the specification's checkpoint is read, with lines of others after the third`() throws {
        let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
        let checkpoint = try Checkpoint(text: text)
        #expect(checkpoint.origin == "example.com/behind-the-sofa" && checkpoint.size == 20_852_163)
        #expect(checkpoint.text == text)
        #expect(try Checkpoint(text: text + "more\n") == checkpoint)
    }
}
