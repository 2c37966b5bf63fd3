import JSONTree
import VigieLedger

extension LocalClient {
    /// The people behind some actors, by name; those who were erased are not among them.
    func names(of actors: some Sequence<String>) async throws -> [String: String] {
        let vault = PersonVault(store: grounds.store, world: grounds.world)
        var names: [String: String] = [:]
        for actor in Set(actors) { names[actor] = try await vault.person(behind: actor) }
        return names
    }

    /// Entries with the names of the people in them.
    func views(of entries: [LedgerEntry]) async throws -> [EntryView] {
        let pseudonyms = entries.map(\.pseudonyms)
        let names = try await names(of: pseudonyms.joined())
        return zip(entries, pseudonyms).map { entry, pseudonyms in
            EntryView(entry, names: names.filter { pseudonyms.contains($0.key) })
        }
    }

    func view(of entry: LedgerEntry) async throws -> EntryView {
        EntryView(entry, names: try await names(of: entry.pseudonyms))
    }
}

extension LedgerEntry {
    /// Everything in it that may stand for a person.
    fileprivate var pseudonyms: Set<String> {
        var found: Set<String> = []
        for text in [actor, subject] where text.hasPrefix(PersonVault.actorPrefix) { found.insert(text) }
        Self.collect(data, &found)
        return found
    }

    private static func collect(_ value: JSONValue, _ found: inout Set<String>) {
        switch value {
        case .string(let text) where text.hasPrefix(PersonVault.actorPrefix): found.insert(text)
        case .array(let items): for item in items { collect(item, &found) }
        case .object(let members): for item in members.values { collect(item, &found) }
        default: break
        }
    }
}
