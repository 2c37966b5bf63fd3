package import VigieReadiness

/// The role that somebody has everywhere, and higher ones in some chapters.
package struct Roles: Hashable, Sendable {
    package private(set) var everywhere: Role?
    /// Only what goes beyond `everywhere`.
    package private(set) var chapters: [ChapterName: Role] = [:]

    package static let none = Roles()

    package static func everywhere(_ role: Role) -> Roles {
        Roles(everywhere: role)
    }

    package init(everywhere: Role? = nil, chapters: [ChapterName: Role] = [:]) {
        self.everywhere = everywhere
        self.chapters = chapters.filter { chapter, role in everywhere.map { role > $0 } ?? true }
    }

    package var isEmpty: Bool { everywhere == nil && chapters.isEmpty }

    /// The role in a chapter; without one, the role everywhere.
    package func role(in chapter: ChapterName?) -> Role? {
        chapter.flatMap { chapters[$0] } ?? everywhere
    }

    /// The highest role in any place.
    package var highest: Role? {
        (chapters.values + [everywhere].compactMap(\.self)).max()
    }

    /// Adds a role, everywhere or in some chapters. What was given before is not taken away.
    package mutating func grant(_ role: Role, in places: [ChapterName]?) {
        var (wide, narrow) = (everywhere, chapters)
        if let places {
            for place in places { narrow[place] = max(narrow[place] ?? role, role) }
        } else {
            wide = max(wide ?? role, role)
        }
        self = Roles(everywhere: wide, chapters: narrow)
    }

    /// What both allow: a token's scope never goes beyond its owner.
    package func limited(to other: Roles) -> Roles {
        func lower(_ one: Role?, _ two: Role?) -> Role? {
            guard let one, let two else { return nil }
            return min(one, two)
        }
        let narrow = Set(chapters.keys).union(other.chapters.keys).compactMap { chapter in
            lower(role(in: chapter), other.role(in: chapter)).map { (chapter, $0) }
        }
        return Roles(
            everywhere: lower(everywhere, other.everywhere), chapters: Dictionary(narrow) { first, _ in first })
    }
}

extension Roles: LosslessStringConvertible {
    /// `viewer, backups: approver`; `none` if there are none.
    package var description: String {
        let narrow = chapters.map { "\($0.key.rawValue): \($0.value.rawValue)" }.sorted()
        let parts = [everywhere?.rawValue].compactMap(\.self) + narrow
        return parts.isEmpty ? "none" : parts.joined(separator: ", ")
    }

    package init?(_ description: String) {
        self = .none
        guard description != "none" else { return }
        for part in description.split(separator: ",") {
            let words = part.split(separator: ":").map { $0.filter { $0 != " " } }
            guard let role = words.last.flatMap({ Role(rawValue: $0) }) else { return nil }
            switch words.count {
            case 1: grant(role, in: nil)
            case 2:
                guard let chapter = ChapterName(rawValue: words[0]) else { return nil }
                grant(role, in: [chapter])
            default: return nil
            }
        }
    }
}

extension Roles: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let roles = Roles(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not roles")
        }
        self = roles
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
