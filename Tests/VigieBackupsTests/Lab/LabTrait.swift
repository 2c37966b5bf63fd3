import Testing
import VigieTestSupport

/// Gives a suite, with all suites in it, one laboratory.
struct LabTrait: SuiteTrait, TestScoping {
    /// Whether heartbeats are written all the while.
    let isBeating: Bool

    @TaskLocal private static var open: BackupLab?

    static var lab: BackupLab {
        get throws {
            guard let open else { throw ScratchFailure(reason: "the suite has no laboratory") }
            return open
        }
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let lab = try await BackupLab.open()
        do {
            try await withThrowingTaskGroup { group in
                if isBeating { group.addTask { try await lab.keepBeating() } }
                try await Self.$open.withValue(lab) { try await function() }
                group.cancelAll()
            }
        } catch {
            await lab.close()
            throw error
        }
        await lab.close()
    }
}

extension Trait where Self == LabTrait {
    static func lab(isBeating: Bool) -> Self { LabTrait(isBeating: isBeating) }
}
