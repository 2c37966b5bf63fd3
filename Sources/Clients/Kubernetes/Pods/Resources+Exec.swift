extension Resources<Pod> {
    /// Runs a command in a container for the time of the work.
    package func exec<Result: Sendable>(
        in name: String, _ command: [String], _ options: ExecOptions = ExecOptions(),
        _ work: (ExecSession) async throws -> Result
    ) async throws -> Result {
        try await session(name, "exec", command.map { ("command", $0) } + options.query, work)
    }

    /// Takes part in what a container's first process reads and writes.
    package func attach<Result: Sendable>(
        to name: String, _ options: ExecOptions = ExecOptions(), _ work: (ExecSession) async throws -> Result
    ) async throws -> Result {
        try await session(name, "attach", options.query, work)
    }

    /// Runs a command to its end. Input needs a server that speaks v5.
    package func run(
        in name: String, _ command: [String], container: String? = nil, input: [UInt8]? = nil
    ) async throws -> ExecResult {
        let options = ExecOptions(container: container, hasInput: input != nil)
        return try await exec(in: name, command, options) { session in
            guard let input else { return try await session.result() }
            try session.checkEndingInput()
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    // A command need not read all of it before it ends; how it ended is told by the other stream, and
                    // a connection that broke too.
                    try? await session.write(input)
                    try? await session.closeInput()
                }
                do {
                    let result = try await session.result()
                    session.socket.hangUp()
                    return result
                } catch {
                    session.socket.hangUp()
                    throw error
                }
            }
        }
    }

    private func session<Result: Sendable>(
        _ name: String, _ subresource: String, _ query: [(String, String)],
        _ work: (ExecSession) async throws -> Result
    ) async throws -> Result {
        let query = query.map { (name: $0.0, value: $0.1) }
        let socket = try await socket(name, subresource, query, versions: ExecSession.versions)
        return try await socket.closing { try await work(ExecSession(socket: socket)) }
    }

    /// Opens a socket to a part of a pod.
    func socket(
        _ name: String, _ subresource: String, _ query: [(name: String, value: String)], versions: [String]
    ) async throws -> Socket {
        let request = APIRequest(.get, try path(name, subresource), query: query)
        return try await SocketConnector(kubernetes: kubernetes, request: request, versions: versions).open()
    }
}
