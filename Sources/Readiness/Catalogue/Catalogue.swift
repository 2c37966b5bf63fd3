/// Every promise there is, in the order of the mission document.
package enum Catalogue {
    package static let sections: [Section] = [
        .secrets, .backups, .privacy,
        .incidents, .maintenance, .recovery,
        .staging, .releases, .serviceLevels,
        .firstPhase,
    ]

    package static let controls: [Control] = sections.flatMap(\.controls)

    package static func control(_ id: ControlID) -> Control? {
        byID[id]
    }

    private static let byID = Dictionary(uniqueKeysWithValues: controls.map { ($0.id, $0) })
}
