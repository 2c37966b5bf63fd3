import Surroundings
import Testing

@Suite struct WorldTests {
    @Test(arguments: [0, 1, UInt64.max, 1 << 63])
    func `an identifier has sixteen characters whatever chance says`(bits: UInt64) {
        let world = World(clock: Still(), random: Fixed(value: bits))
        #expect(world.identifier().count == 16)
        #expect(world.identifier().hasPrefix("01hkafdsr0"))
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
