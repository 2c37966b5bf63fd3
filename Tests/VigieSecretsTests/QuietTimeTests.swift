import Surroundings
import Testing
import VigieSecrets

/// How long nobody was seen, by single looks.
@Suite struct QuietTimeTests {
    /// Looks as (sessions, asked, answered), in seconds, and for how long it is quiet after the last.
    @Test(
        arguments: [
            ([(0, 0, 1)], 0), ([(0, 0, 40)], 0), ([(0, 0, 1), (0, 31, 32)], 30), ([(0, 0, 1), (0, 31, 99)], 30),
            ([(1, 0, 1)], nil), ([(0, 0, 1), (1, 20, 21)], nil), ([(0, 0, 1), (1, 20, 21), (0, 30, 31)], 0),
            ([(0, 0, 1), (1, 20, 21), (0, 30, 31), (0, 41, 42)], 10),
        ] as [([(Int, Int, Int)], Int?)])
    func `only what was between two looks counts`(looks: [(Int, Int, Int)], expected: Int?) {
        var time = QuietTime()
        var quiet: Duration?
        for (sessions, asked, answered) in looks {
            quiet = time.saw(sessions, asked: .seconds(asked), answered: .seconds(answered))
        }
        #expect(quiet == expected.map { .seconds($0) })
    }
}
