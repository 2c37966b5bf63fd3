import Synchronization

/// Something that happens once and for all.
final class Latch: Sendable {
    private let state = Atomic<Bool>(false)

    var isShut: Bool { state.load(ordering: .acquiring) }

    func shut() {
        state.store(true, ordering: .releasing)
    }
}
