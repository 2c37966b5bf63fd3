import JSONTree

/// A program that hands out credentials (`client.authentication.k8s.io`).
package struct ExecPlugin: Hashable, Sendable {
    package enum Version: String, Hashable, Sendable {
        case v1 = "client.authentication.k8s.io/v1"
        case v1beta1 = "client.authentication.k8s.io/v1beta1"
    }

    /// Whether the program may ask the person at the terminal.
    package enum InteractiveMode: String, Hashable, Sendable {
        case never = "Never"
        case ifAvailable = "IfAvailable"
        case always = "Always"
    }

    package let version: Version
    /// A path is relative to the kubeconfig's directory; a bare name is looked for in `PATH`.
    package let command: String
    package let arguments: [String]
    package let environment: [String: String]
    package let installHint: String?
    package let interactiveMode: InteractiveMode
    /// The cluster as the program is told of it, where it wants to know.
    let cluster: JSONValue?

    init(_ fields: KubeconfigFields, cluster: KubeconfigFields) throws {
        let named = try fields.text("apiVersion") ?? ""
        guard let version = Version(rawValue: named) else {
            throw fields.place.problem(
                "apiVersion", "only \(Version.v1.rawValue) and \(Version.v1beta1.rawValue) are spoken")
        }
        self.version = version
        guard let command = try fields.text("command") else {
            throw fields.place.problem("command", "a command is missing")
        }
        self.command = command.contains("/") ? fields.place.absolute(command) : command
        arguments = try fields.texts("args")
        var environment: [String: String] = [:]
        for entry in try fields.sections("env") {
            guard let name = try entry.text("name") else { throw entry.place.problem("name", "a name is missing") }
            environment[name] = try entry.text("value") ?? ""
        }
        self.environment = environment
        installHint = try fields.text("installHint")
        let mode = try fields.text("interactiveMode")
        if let mode {
            guard let known = InteractiveMode(rawValue: mode) else {
                throw fields.place.problem("interactiveMode", "this should be Never, IfAvailable or Always")
            }
            interactiveMode = known
        } else {
            guard version == .v1beta1 else {
                throw fields.place.problem(
                    "interactiveMode", "\(version.rawValue) asks for Never, IfAvailable or Always")
            }
            interactiveMode = .ifAvailable
        }
        self.cluster = try fields.flag("provideClusterInfo") ? Self.information(of: cluster) : nil
    }

    private static func information(of cluster: KubeconfigFields) throws -> JSONValue {
        var information: [String: JSONValue] = ["server": .string(try cluster.text("server") ?? "")]
        for name in ["tls-server-name", "proxy-url"] {
            if let text = try cluster.text(name) { information[name] = .string(text) }
        }
        if try cluster.flag("insecure-skip-tls-verify") { information["insecure-skip-tls-verify"] = true }
        let authority = try cluster.content(data: "certificate-authority-data", file: "certificate-authority")
        if let authority { information["certificate-authority-data"] = .string(Base64.encode(authority)) }
        for extension_ in try cluster.sections("extensions")
        where try extension_.text("name") == "client.authentication.k8s.io/exec" {
            information["config"] = extension_.tree["extension"]
        }
        return .object(information)
    }
}
