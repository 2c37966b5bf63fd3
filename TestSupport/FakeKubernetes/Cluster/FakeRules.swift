package import JSONTree

/// How the fake behaves, and misbehaves.
package struct FakeRules: Sendable {
    /// What becomes of a container, by the tag of its image.
    package enum Fate: Sendable {
        case ready, neverReady, crashLoop, imageMissing, configMissing
        /// It is ready, and crashes after a while.
        case lateCrash
    }

    /// Something that is done to requests, some or all of them.
    package enum Mischief: Sendable {
        /// Answered with this instead.
        case refuse(code: Int, retryAfter: Int? = nil)
        /// Answered later.
        case delay(Duration)
        /// Done, and never answered.
        case mute
        /// The connection is closed without an answer.
        case hangUp
        /// A reading that need not be new (it names a version, or "0") is answered from the past, as a replica does
        /// that lags by so many changes. Other readings are always of now.
        case stale(by: Int)
        /// Said along with the answer.
        case warn(String)
    }

    struct Trick: Sendable {
        let mischief: Mischief
        let verb: String?
        let path: String?
        /// How often; `nil` for ever.
        var times: Int?
    }

    package var fates: [String: Fate] = [:]
    /// The fate of a single pod, whatever its image says; `nil` leaves it to that.
    package var fateOfPod: (@Sendable (JSONValue) -> Fate?)?
    /// How many happenings are remembered at least.
    package var historyLength = 20_000
    /// How long a container lives that crashes late.
    package var lateCrashAfter = Duration.milliseconds(300)
    /// Bytes of a watch are written in pieces of this length, wherever a character ends.
    package var pieceLength: Int?
    /// What exec speaks, the best first.
    package var execVersions = ["v5.channel.k8s.io", "v4.channel.k8s.io"]
    /// In which versions everything the server has is told at once, the best first.
    package var discoveryVersions = ["v2", "v2beta1"]
    /// Which port of this machine plays a port of a container.
    package var ports: [Int: Int] = [:]
    var tricks: [Trick] = []
    /// Nothing goes out any more, and nothing tells of it.
    package var isPartitioned = false

    package init() {}

    /// The fate of an image: told for its tag, or by the tag's first letters.
    func fate(of image: String) -> Fate {
        let last = image.split(separator: "/").last ?? ""
        let tag = String(last.split(separator: ":").dropFirst().last ?? "latest")
        if let fate = fates[tag] { return fate }
        let named: [(String, Fate)] = [
            ("missing", .imageMissing), ("crash", .crashLoop), ("never", .neverReady), ("noconfig", .configMissing),
            ("late", .lateCrash),
        ]
        return named.first { tag.hasPrefix($0.0) }?.1 ?? .ready
    }

    /// The mischief for a request; what was to be done so many times is done once less.
    mutating func take(verb: String, path: String) -> [Mischief] {
        var found: [Mischief] = []
        for index in tricks.indices {
            let trick = tricks[index]
            guard trick.times != 0, trick.verb == nil || trick.verb == verb, trick.path.map(path.contains) ?? true
            else {
                continue
            }
            found.append(trick.mischief)
            if let times = trick.times { tricks[index].times = times - 1 }
        }
        tricks.removeAll { $0.times == 0 }
        return found
    }
}
