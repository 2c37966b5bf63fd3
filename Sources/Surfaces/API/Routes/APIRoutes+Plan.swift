import VigieClient

extension APIRoutes {
    static let planRoutes = [
        view(.get, "/platform", "platform", "Plan", "What holds for the whole Vigie.") { call in
            try await call.client.platform()
        },
        view(
            .get, "/plan", "plan", "Plan",
            "The resources of the plan in force, and what is wrong with its files as they are now."
        ) { call in
            try await call.client.plan()
        },
        view(
            .get, "/resources/{kind}/{name}", "resource", "Plan",
            "One resource with its source text and its neighbours.",
            parameters: [
                .path("kind", .name, "The resource's kind, such as BackupPolicy."),
                .path("name", .name, "The resource's name."),
            ]
        ) { call in
            try await call.client.resource("\(try call.required("kind"))/\(try call.required("name"))")
        },
    ]
}
