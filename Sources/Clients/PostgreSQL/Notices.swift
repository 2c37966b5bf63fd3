import Synchronization

/// The notices and warnings a server sent, the newest hundred.
final class Notices: Sendable {
    private let texts = Mutex<[String]>([])

    func add(_ text: String) {
        texts.withLock { texts in
            texts.append(Session.cleaned(text))
            if texts.count > 100 { texts.removeFirst() }
        }
    }

    func take() -> [String] {
        texts.withLock { texts in
            defer { texts = [] }
            return texts
        }
    }
}
