import Surroundings

/// The tallies of an account that exists: one for everybody, and one for each place its owner signed in from before,
/// so that a stranger's guessing does not keep the owner out.
struct AccountTally: Codable, Hashable, Sendable {
    private static let mostPlaces = 8

    struct Place: Codable, Hashable, Sendable {
        let key: String
        var tally: Tally
        var signedInAt: Timestamp
    }

    var strangers: Tally
    private(set) var places: [Place] = []

    init(at now: Timestamp) {
        strangers = Tally(last: now)
    }

    /// The tally that an attempt from a place is counted in.
    subscript(place: String?) -> Tally {
        get { places.first { $0.key == place }?.tally ?? strangers }
        set {
            if let index = places.firstIndex(where: { $0.key == place }) {
                places[index].tally = newValue
            } else {
                strangers = newValue
            }
        }
    }

    /// The owner came in from a place.
    mutating func welcome(from place: String?, at now: Timestamp) {
        guard let place else {
            self[place] = Tally(last: now)
            return
        }
        places.removeAll { $0.key == place }
        places.append(Place(key: place, tally: Tally(last: now), signedInAt: now))
        if places.count > Self.mostPlaces { places.removeFirst() }
    }
}
