import ArgumentParser
import DurableFiles
import FoundationEssentials
import Surroundings
import VigieClient
import VigiePlan
import VigieRemoteClient
import VigieServer
import Wording

/// Who answers a command: the plan and the records beside it, or a server.
struct ReachOptions: ParsableArguments {
    @OptionGroup var place: PlaceOptions

    @Option(
        help: ArgumentHelp(
            "Ask this server instead; its token comes from $VIGIE_TOKEN or --token-file (default: $VIGIE_SERVER).",
            valueName: "url"))
    var server: String?

    @Option(help: ArgumentHelp("A file with the token for the server.", valueName: "file"))
    var tokenFile: String?

    @Option(
        help: ArgumentHelp(
            "Certificates to trust besides the system's (PEM), for a server with one of its own.", valueName: "file"))
    var serverCertificates: String?

    /// Asks whoever answers. Beside the records it does with what was recorded, whatever the plan says.
    func withClient<Value>(_ body: (any Client) async throws -> Value) async throws -> Value {
        if let access = try access { return try await RemoteClient.open(access) { try await body($0) } }
        return try await place.withRecords { records in
            try await body(ControlPlane(settings: place.settings, plan: .empty, records: records).client())
        }
    }

    /// Has something done by whoever answers, under the plan.
    func withWorkbench<Value>(_ body: (Workbench) async throws -> Value) async throws -> Value {
        if let access = try access {
            return try await RemoteClient.open(access) { client in
                try await body(Workbench(client: client, clock: World.system.clock))
            }
        }
        return try await place.withControlPlane { try await body(Workbench($0)) }
    }

    /// The server that was chosen, if one was. Records that were named on the command line go before the environment.
    private var access: ServerAccess? {
        get throws {
            let named = server ?? (place.data == nil ? Self.variable("VIGIE_SERVER") : nil)
            guard let named, !named.isEmpty else { return nil }
            guard let address = ServerAddress(named) else {
                throw Problem(
                    code: "usage.server", nature: .usage, title: "This is not the address of a server.",
                    detail: named, hint: "write it like https://vigie.example.org or http://127.0.0.1:8470")
            }
            return ServerAccess(address: address, token: try token, authorities: serverCertificates)
        }
    }

    private var token: Secret? {
        get throws {
            guard let tokenFile else { return Self.variable("VIGIE_TOKEN").map { Secret($0) } }
            guard let bytes = try DurableFile.read(tokenFile) else {
                throw Problem(
                    code: "usage.no-file", nature: .usage, title: "There is no such file.", detail: tokenFile)
            }
            let text = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }.first ?? ""
            return Secret(String(text))
        }
    }

    private static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
