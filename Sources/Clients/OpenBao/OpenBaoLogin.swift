import FoundationEssentials
import JSONTree

/// How to get a token. It shows itself without its secrets.
package enum OpenBaoLogin: Sendable {
    /// One that somebody else got; when it ends, it cannot be replaced.
    case token(String)
    case appRole(roleID: String, secretID: String, mount: String = "approle")
    /// With the token of a service account, read anew each time from the file where Kubernetes renews it.
    case kubernetes(role: String, tokenFile: String, mount: String = "kubernetes")

    var name: String {
        switch self {
        case .token: "token"
        case .appRole: "AppRole"
        case .kubernetes: "Kubernetes"
        }
    }

    /// The request that signs in; `nil` where there is only the token.
    func request() throws(OpenBaoError) -> (path: String, body: JSONValue)? {
        switch self {
        case .token: return nil
        case .appRole(let roleID, let secretID, let mount):
            return ("auth/\(mount)/login", ["role_id": .string(roleID), "secret_id": .string(secretID)])
        case .kubernetes(let role, let file, let mount):
            guard let data = FileManager.default.contents(atPath: file),
                let text = String(validating: data, as: UTF8.self)
            else { throw .unreadableToken(path: file) }
            let token = text.filter { !$0.isWhitespace }
            return ("auth/\(mount)/login", ["role": .string(role), "jwt": .string(token)])
        }
    }
}

extension OpenBaoLogin: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { name }
    package var debugDescription: String { name }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
