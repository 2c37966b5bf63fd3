/// Applications that depend on one another in a ring, so that none could ever be started first.
struct DependencyCycles {
    private let applications: [Resource<Application>]
    private let plan: Plan

    init(of plan: Plan) {
        self.plan = plan
        applications = plan.all(Application.self)
    }

    /// One for each ring, at the dependency that closes it, with the ring named in full.
    var diagnostics: [Diagnostic] {
        var finished: Set<String> = []
        return applications.flatMap { rings(from: $0, &finished) }
    }

    /// Walks in depth without recursion: a chain of dependencies may be as long as the plan.
    private func rings(from start: Resource<Application>, _ finished: inout Set<String>) -> [Diagnostic] {
        guard !finished.contains(start.name) else { return [] }
        var found: [Diagnostic] = []
        var path = [(application: start, next: 0)]
        var places = [start.name: 0]
        while let (application, next) = path.last {
            guard next < application.spec.dependsOn.count else {
                finished.insert(application.name)
                places[application.name] = nil
                path.removeLast()
                continue
            }
            path[path.count - 1].next += 1
            let dependency = application.spec.dependsOn[next]
            guard dependency.kind == Application.kind, !finished.contains(dependency.name),
                let target = plan.find(Application.self, dependency.name)
            else { continue }
            if let place = places[target.name] {
                found.append(Self.ring(path[place...].map(\.application.name), closedAt: dependency.position))
            } else {
                places[target.name] = path.count
                path.append((target, 0))
            }
        }
        return found
    }

    private static func ring(_ names: [String], closedAt position: SourcePosition) -> Diagnostic {
        let ring = (names + [names[0]]).joined(separator: " → ")
        return .error(
            "plan.cycle", names.count == 1 ? "'\(names[0])' depends on itself" : "these depend on one another: \(ring)",
            at: position, hint: "remove one of the dependencies: what depends on each other is one application")
    }
}
