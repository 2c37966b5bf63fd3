package import Wording

/// How far a copy was cut off from everything else.
package enum Isolation: String, Codable, Hashable, Sendable {
    /// In a network namespace of its own, without any interface: nothing in it can reach anything.
    case ownNetwork = "own-network"
    /// It listened to no network and all that acts by itself was switched off, but it shared the machine's network.
    case noListener = "no-listener"

    package var text: LocalizedText {
        switch self {
        case .ownNetwork:
            LocalizedText(
                en: "in a network namespace of its own, without any interface",
                fr: "dans un espace réseau à part, sans aucune interface")
        case .noListener:
            LocalizedText(
                en: "without a network listener, background workers off (the system allows no separate network here)",
                fr: "sans écoute réseau, tâches de fond coupées (le système ne permet pas ici de réseau à part)")
        }
    }
}
