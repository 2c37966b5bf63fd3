/// What procedures are given besides the plan, by type: clients, tools, directories.
package struct Services: Sendable {
    private var values: [ObjectIdentifier: any Sendable] = [:]

    package init() {}

    /// The same services and this one, which replaces an earlier one of its type.
    package func with<Service: Sendable>(_ service: Service) -> Services {
        var services = self
        services.values[ObjectIdentifier(Service.self)] = service
        return services
    }

    package func get<Service: Sendable>(_ type: Service.Type = Service.self) throws -> Service {
        guard let service = values[ObjectIdentifier(type)] as? Service else {
            throw EngineError.missingService(String(describing: type))
        }
        return service
    }
}
