/// What a program takes from outside itself: time, chance, and names that are unique.
package struct World: Sendable {
    package let clock: any WallClock
    package let random: any RandomSource

    package init(clock: any WallClock, random: any RandomSource) {
        self.clock = clock
        self.random = random
    }

    /// The real one.
    package static let system = World(clock: SystemWallClock(), random: SystemRandomSource())

    package func now() -> Timestamp {
        clock.now()
    }

    /// A new name of 16 characters: ten for the millisecond, six at random, in Crockford's base 32, so that names
    /// sort by age and can be read over the telephone.
    package func identifier() -> String {
        let time = UInt64(bitPattern: clock.now().microseconds.dividingRoundingDown(by: 1000))
        return base32(time, digits: 10) + base32(random.bits(), digits: 6)
    }

    private func base32(_ value: UInt64, digits: Int) -> String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        let characters = (0..<digits).map { alphabet[Int(value >> UInt64(5 * (digits - 1 - $0)) & 31)] }
        return String(characters)
    }
}
