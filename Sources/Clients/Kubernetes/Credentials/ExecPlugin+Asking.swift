import FoundationEssentials
import JSONTree
import Surroundings
import Tools
import Wording

extension ExecPlugin {
    /// Tokens are given up a little before they expire, because a request takes time too.
    private static let margin = Duration.seconds(10)

    /// Runs the program and reads what it hands out.
    ///
    /// It gets this process's environment, as `kubectl` gives it, and no terminal: one that must ask a person fails.
    func ask() async throws -> (login: Login, until: Timestamp?) {
        guard interactiveMode != .always else {
            // Nothing that time could mend.
            throw KubernetesError.configuration(
                ConfigurationProblem(
                    file: nil, field: "interactiveMode", "\(command) must ask at a terminal, and here is none"))
        }
        let result: ToolResult
        do {
            result = try await ToolRun(tool(), arguments, environment: variables(), timeout: .seconds(60)).perform()
        } catch let error as ToolError {
            throw failure(error.problem.description)
        }
        // What it wrote may hold a token; only how it ended is told.
        guard result.succeeded else { throw failure("it ended with \(result.exit)") }
        guard result.output.isComplete, let answer = try? JSONValue(parsing: result.output.bytes) else {
            throw failure("what it printed is not JSON")
        }
        return try read(answer)
    }

    private func tool() throws -> Tool {
        if command.contains("/") {
            return Tool(name: command.split(separator: "/").last.map(String.init) ?? command, path: command)
        }
        do {
            return try Tool.locate(command)
        } catch {
            throw failure("there is no program \(command)")
        }
    }

    private func variables() -> [String: EnvironmentValue] {
        var variables = ProcessInfo.processInfo.environment.mapValues(EnvironmentValue.secret)
        for (name, value) in environment { variables[name] = .secret(value) }
        var spec: [String: JSONValue] = ["interactive": false]
        if let cluster { spec["cluster"] = cluster }
        let information: JSONValue = [
            "apiVersion": .string(version.rawValue), "kind": "ExecCredential", "spec": .object(spec),
        ]
        variables["KUBERNETES_EXEC_INFO"] = .plain(information.canonicalText)
        return variables
    }

    private func read(_ answer: JSONValue) throws -> (login: Login, until: Timestamp?) {
        guard answer["apiVersion"]?.string == version.rawValue, answer["kind"]?.string == "ExecCredential" else {
            throw failure("it should print an ExecCredential of \(version.rawValue)")
        }
        guard let status = answer["status"], status.object != nil else { throw failure("it printed no status") }
        var login = Login()
        if let token = status["token"]?.string, !token.isEmpty { login = .bearer(token) }
        switch (status["clientCertificateData"]?.string, status["clientKeyData"]?.string) {
        case (nil, nil): break
        case (let chain?, let key?):
            login.certificate = try Login.ClientCertificate(chain: Array(chain.utf8), key: Array(key.utf8))
        default: throw failure("a certificate and its key come together or not at all")
        }
        guard login.authorization != nil || login.certificate != nil else {
            throw failure("it handed out neither a token nor a certificate")
        }
        guard let text = status["expirationTimestamp"]?.string else { return (login, nil) }
        guard let expiry = Timestamp(rfc3339: text) else { throw failure("its expirationTimestamp is no time") }
        return (login, expiry - Self.margin)
    }

    private func failure(_ reason: String) -> KubernetesError {
        .credentials(source: command, reason: reason, hint: installHint)
    }
}
