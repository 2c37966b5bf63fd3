import Surroundings
import Synchronization

/// Chance that is the same for the same seed (SplitMix64).
package final class SeededRandom: RandomSource {
    private let state: Mutex<UInt64>

    package init(seed: UInt64) {
        state = Mutex(seed)
    }

    package func bits() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    package func int(in range: Range<Int>) -> Int {
        range.lowerBound + Int(bits() % UInt64(range.count))
    }

    /// One of several, each as likely as the others.
    package func pick<Element>(_ elements: [Element]) -> Element {
        elements[int(in: 0..<elements.count)]
    }

    package func chance(_ probability: Double) -> Bool {
        fraction() < probability
    }
}
