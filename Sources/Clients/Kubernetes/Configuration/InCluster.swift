import FoundationEssentials
import Tools

/// What a pod finds in itself.
package enum InCluster {
    package static let serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount"

    /// The configuration of the service account this process runs as. The token's file is read again before it expires.
    package static func configuration(
        host: String? = Tool.environmentVariable("KUBERNETES_SERVICE_HOST"),
        port: String? = Tool.environmentVariable("KUBERNETES_SERVICE_PORT"), directory: String = serviceAccount
    ) throws -> KubernetesConfiguration {
        guard let host, let port, !host.isEmpty else {
            throw ConfigurationProblem(
                file: nil, field: "KUBERNETES_SERVICE_HOST", "this process does not run in a pod")
        }
        let bracketed = host.contains(":") ? "[\(host)]" : host
        guard let server = ServerURL("https://\(bracketed):\(port)") else {
            throw ConfigurationProblem(file: nil, field: "KUBERNETES_SERVICE_PORT", "this is no port")
        }
        guard FileManager.default.isReadableFile(atPath: directory + "/token") else {
            throw ConfigurationProblem(
                file: directory + "/token", "there is no token; does the pod mount its service account's?")
        }
        guard let authorities = FileManager.default.contents(atPath: directory + "/ca.crt") else {
            throw ConfigurationProblem(file: directory + "/ca.crt", "there is no certificate authority")
        }
        let namespace = FileManager.default.contents(atPath: directory + "/namespace")
            .flatMap { String(validating: $0, as: UTF8.self) }
        return KubernetesConfiguration(
            server: server, trust: .authorities(pem: Array(authorities)),
            credentials: .tokenFile(directory + "/token"),
            namespace: namespace?.trimmingASCIISpace ?? "default")
    }
}

extension String {
    /// Without white space at both ends.
    var trimmingASCIISpace: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}
