import NIOCore
import Testing

@testable import VigieAPI

@Suite struct WriteDeadlineTests {
    private struct Look {
        let second: Int64
        let accepted: Int
        let waiting: Int
        let finding: WriteDeadline.Progress.Finding
    }

    private func expect(_ looks: [Look]) {
        var progress = WriteDeadline.Progress(patience: .seconds(10), at: .uptimeNanoseconds(0))
        for look in looks {
            let found = progress.look(
                accepted: look.accepted, waiting: look.waiting, at: .uptimeNanoseconds(0) + .seconds(look.second))
            #expect(found == look.finding, "after \(look.second) s")
        }
    }

    @Test func `who stops reading is given up after the time`() {
        expect([
            Look(second: 5, accepted: 100, waiting: 60, finding: .goesOn),
            Look(second: 10, accepted: 100, waiting: 60, finding: .goesOn),
            Look(second: 15, accepted: 100, waiting: 60, finding: .stalled),
        ])
    }

    @Test func `who reads slowly is not, however much waits`() {
        expect([
            Look(second: 5, accepted: 100, waiting: 60, finding: .goesOn),
            Look(second: 14, accepted: 200, waiting: 159, finding: .goesOn),
            Look(second: 23, accepted: 400, waiting: 358, finding: .goesOn),
            Look(second: 33, accepted: 500, waiting: 458, finding: .stalled),
        ])
    }

    @Test func `nothing that waits is nothing to wait for`() {
        expect([Look(second: 60, accepted: 100, waiting: 0, finding: .nothingWaits)])
    }
}
