import JSONTree

/// What an OpenBao server says of itself; every state is an answer, not an error.
package struct OpenBaoHealth: Hashable, Sendable {
    package enum State: String, Hashable, Sendable {
        case active, standby, sealed, uninitialised
    }

    package let state: State
    package let version: String
    package let cluster: String?
}

/// How far a server is from being open.
package struct OpenBaoSeal: Hashable, Sendable {
    package let isSealed: Bool
    package let isInitialised: Bool
    /// How many key shares it takes, of how many, and how many were given.
    package let threshold: Int
    package let shares: Int
    package let progress: Int
    package let kind: String
    package let storage: String?
}

/// Where a server writes down who asked for what.
package struct OpenBaoAuditDevice: Hashable, Sendable {
    package let path: String
    package let kind: String
    package let description: String
}

extension OpenBaoClient {
    package nonisolated func health() async throws -> OpenBaoHealth {
        let (status, body) = try await askOpenly(.get, "sys/health")
        let state: OpenBaoHealth.State? =
            switch status {
            case 200: .active
            case 429, 472, 473: .standby
            case 501: .uninitialised
            case 503: .sealed
            default: nil
            }
        guard let state, let version = body["version"]?.string else {
            throw OpenBaoError.unexpected(path: "sys/health", missing: "the state (status \(status))")
        }
        return OpenBaoHealth(state: state, version: version, cluster: body["cluster_name"]?.string)
    }

    package nonisolated func seal() async throws -> OpenBaoSeal {
        let (_, body) = try await askOpenly(.get, "sys/seal-status")
        guard let isSealed = body["sealed"]?.bool else {
            throw OpenBaoError.unexpected(path: "sys/seal-status", missing: "sealed")
        }
        func number(_ name: String) -> Int { Int(clamping: body[name]?.integer ?? 0) }
        return OpenBaoSeal(
            isSealed: isSealed, isInitialised: body["initialized"]?.bool ?? false, threshold: number("t"),
            shares: number("n"), progress: number("progress"), kind: body["type"]?.string ?? "",
            storage: body["storage_type"]?.string)
    }

    /// The audit devices; one at least has to be there for anything to be traceable.
    package func auditDevices() async throws -> [OpenBaoAuditDevice] {
        let body = try await ask(.get, "sys/audit")
        let devices = body["data"]?.object ?? body.object ?? [:]
        return devices.compactMap { path, device in
            guard let kind = device["type"]?.string else { return nil }
            return OpenBaoAuditDevice(path: path, kind: kind, description: device["description"]?.string ?? "")
        }.sorted { $0.path < $1.path }
    }
}
