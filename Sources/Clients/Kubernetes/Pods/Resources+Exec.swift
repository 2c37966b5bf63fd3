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
            if let input {
                try await session.write(input)
                try await session.closeInput()
            }
            var (output, errors): ([UInt8], [UInt8]) = ([], [])
            var end = ExecEnd.failed(Status(code: 500, reason: .unknown, message: "it never ended"))
            for try await event in session.events {
                switch event {
                case .output(let bytes): output += bytes
                case .errors(let bytes): errors += bytes
                case .ended(let how): end = how
                }
            }
            return ExecResult(output: output, errors: errors, end: end)
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
        let connector = SocketConnector(kubernetes: kubernetes, request: request, versions: versions)
        return try await Deadline.within(kubernetes.options.deadline, request: request.summary) {
            try await connector.open()
        }
    }
}
