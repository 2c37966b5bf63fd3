import Testing
import VigieBackups
import VigieLedger

@Suite(.lab) struct ProofTests {
    @Test func `a good repository passes, and the recovered point is measured`() async throws {
        let lab = try LabTrait.lab
        try await lab.beatAndArchive(4)
        let proof = try await lab.prove("near")
        #expect(proof.verdict == .pass, "\(proof.findings)")

    }
}
