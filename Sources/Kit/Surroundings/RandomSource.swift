/// Where a program gets its randomness from; tests hand in a seeded one.
package protocol RandomSource: Sendable {
    /// 64 uniformly random bits.
    func bits() -> UInt64
}

extension RandomSource {
    /// Uniformly random bytes.
    package func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 8)
        while bytes.count < count {
            let word = bits()
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        return Array(bytes.prefix(count))
    }

    /// A number in `0..<1`.
    package func fraction() -> Double {
        Double(bits() >> 11) * 0x1p-53
    }
}

/// The operating system's cryptographically secure generator.
package struct SystemRandomSource: RandomSource {
    package init() {}

    package func bits() -> UInt64 {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }
}
