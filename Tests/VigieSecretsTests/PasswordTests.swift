import Surroundings
import Testing
import VigieSecrets
import VigieTestSupport

/// What Vigie draws for others to use.
@Suite struct PasswordTests {
    @Test func `a password can be given to a program as a word`() {
        for seed in 1...2000 {
            let password = World(clock: ManualClock(), random: SeededRandom(seed: UInt64(seed))).password(length: 20)
            #expect(password.count == 20 && !password.hasPrefix("-"))
        }
    }
}
