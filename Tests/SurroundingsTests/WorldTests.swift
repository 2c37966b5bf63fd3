import Surroundings
import Testing
import VigieTestSupport

struct WorldTests {
    @Test(arguments: [0, 1, UInt64.max, 1 << 63])
    func `an identifier has sixteen characters whatever chance says`(bits: UInt64) {
        let world = World(clock: Still(), random: Fixed(value: bits))
        #expect(world.identifier().count == 16)
        #expect(world.identifier().hasPrefix("01hkafdsr0"))
    }

    @Test func `names are short, readable and sort by age`() {
        let clock = ManualClock(start: Timestamp(seconds: 1_800_000_000))
        let world = World(clock: clock, random: SeededRandom(seed: 7))
        var names: [String] = []
        for _ in 0..<100 {
            names.append(world.identifier())
            clock.advance(by: .milliseconds(1))
        }
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
        let readable = Set("0123456789abcdefghjkmnpqrstvwxyz")
        #expect(names.allSatisfy { $0.count == 16 && readable.isSuperset(of: $0) })
    }

    @Test func `bytes are as many as asked for and fractions stay below one`() {
        let random = SeededRandom(seed: 1)
        for count in 0...20 { #expect(random.bytes(count).count == count) }
        #expect((0..<1000).map { _ in random.fraction() }.allSatisfy { (0..<1).contains($0) })
        #expect(SystemRandomSource().bytes(16) != SystemRandomSource().bytes(16))
    }

    @Test func `the machine's clock runs on`() async throws {
        let clock = SystemWallClock()
        let start = clock.elapsed()
        try await clock.sleep(for: .milliseconds(5))
        #expect(clock.elapsed() - start >= .milliseconds(5))
        try await clock.sleep(until: clock.now() - .seconds(10))
    }

    @Test func `a cancelled sleep throws`() async {
        let result = await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    try await SystemWallClock().sleep(for: .seconds(3600))
                    return false
                } catch {
                    return error is CancellationError
                }
            }
            group.cancelAll()
            return await group.next()
        }
        #expect(result == true)
    }
}

private struct Fixed: RandomSource {
    let value: UInt64

    func bits() -> UInt64 { value }
}

private struct Still: WallClock {
    func now() -> Timestamp { Timestamp(seconds: 1_704_380_000) }
    func elapsed() -> Duration { .zero }
    func sleep(until deadline: Timestamp) async throws {}
    func sleep(for span: Duration) async throws {}
}
