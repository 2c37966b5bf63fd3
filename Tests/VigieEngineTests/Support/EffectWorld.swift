import Foundation
import Synchronization

/// A world outside, in a directory: everything that is done to it leaves a file, so that it can be counted.
final class EffectWorld: Sendable {
    let root: URL

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "vigie-effects-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    func remove() {
        try? FileManager.default.removeItem(at: root)
    }

    /// Does something at most once for a key, as a service does that knows idempotency keys.
    func put(_ name: String, key: String) throws {
        let file = root.appending(path: "\(name)@\(key.replacing("/", with: "_"))")
        if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
    }

    /// Does something each time it is asked.
    func add(_ name: String) throws {
        let file = root.appending(path: "\(name)#\(count(name) + 1)")
        try Data().write(to: file, options: .withoutOverwriting)
    }

    func take(_ name: String, key: String) throws {
        let file = root.appending(path: "\(name)@\(key.replacing("/", with: "_"))")
        if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
    }

    /// How often each thing was done and not taken back.
    var counts: [String: Int] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return files.reduce(into: [:]) { counts, file in
            counts[String(file.prefix { $0 != "@" && $0 != "#" }), default: 0] += 1
        }
    }

    func count(_ name: String) -> Int {
        counts[name, default: 0]
    }
}

/// The world as one process reaches it: when that is dead, nothing more may be done through it.
struct Reach: Sendable {
    let world: EffectWorld
    let isDead: @Sendable () -> Bool
    /// What was tried all the same.
    let violations: Diary

    func put(_ name: String, key: String) throws {
        check(name)
        try world.put(name, key: key)
    }

    func add(_ name: String) throws {
        check(name)
        try world.add(name)
    }

    func take(_ name: String, key: String) throws {
        check("take \(name)")
        try world.take(name, key: key)
    }

    private func check(_ name: String) {
        if isDead() { violations.note(name) }
    }
}
