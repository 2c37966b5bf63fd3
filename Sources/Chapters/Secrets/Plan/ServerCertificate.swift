import Quantities
package import VigiePlan

/// A certificate that a server shows, and its key.
package struct ServerCertificate: PlanObject {
    package let names: [String]
    package let signer: Signer
    package let lifetime: Duration
    package let renewBefore: Duration
    package let address: String?

    /// Who signs it.
    package enum Signer: Sendable {
        /// An authority that Vigie keeps, by its name.
        case own(String)
        /// Somebody who gets a request and gives a certificate.
        case request(SigningRequest)
    }

    package init(from fields: inout Fields) {
        names = fields.required(
            "names", .list(of: .string, atLeast: 1), "The names or IPv4 addresses that it is good for.")
        signer = fields.required("signedBy", .signer, "Who signs it.")
        lifetime = fields.optional(
            "lifetime", .duration, default: .seconds(90 * 86_400), "How long it is valid, where Vigie signs it.")
        renewBefore = fields.optional(
            "renewBefore", .duration, default: .seconds(21 * 86_400),
            "How long before its end there has to be another.")
        address = fields.optional(
            "address", .string, "Where the server shows it, such as shop.internal:443; it is looked for there.")
        let (lifetime, renewBefore, address) = (lifetime, renewBefore, address)
        fields.refuse(
            when: renewBefore >= lifetime, at: "renewBefore", "it would have to be renewed before it is made",
            hint: "make it shorter than the lifetime")
        fields.refuse(
            when: address != nil && Self.parts(of: address) == nil, at: "address", "this is no address of a server",
            hint: "write it as shop.internal:443")
        let names = names
        fields.refuse(
            when: names.contains { $0.contains(where: \.isWhitespace) || $0.contains(":") || $0.contains("/") },
            at: "names", "one of the names is none of a server", hint: "write names only, no port, no https://")
    }

    /// Where to connect to.
    var server: (host: String, port: Int)? { Self.parts(of: address) }

    private static func parts(of address: String?) -> (host: String, port: Int)? {
        guard let address, let colon = address.lastIndex(of: ":"),
            let port = Int(address[address.index(after: colon)...]),
            (1...65_535).contains(port), colon > address.startIndex
        else { return nil }
        return (String(address[..<colon]), port)
    }
}

/// A certificate that is asked for by a file, and taken from a file.
package struct SigningRequest: PlanObject {
    package let directory: String
    package let patience: Duration
    package let authorities: String?

    package init(from fields: inout Fields) {
        directory = fields.required(
            "directory", .path, "Where Vigie puts NAME.csr, and looks for NAME.crt with the chain.")
        patience = fields.optional(
            "patience", .duration, default: .seconds(7 * 86_400), "How long it may take until it is signed.")
        authorities = fields.optional(
            "authorities", .path, "The file of authorities that must vouch for it; otherwise the machine's own.")
    }
}

/// The authority's name.
struct OwnAuthority: PlanObject {
    let name: String

    init(from fields: inout Fields) {
        name = fields.optional(
            "authority", .string, default: "vigie", "The name of the authority; each is made on its first use.")
    }
}

extension Shape where Value == ServerCertificate.Signer {
    static var signer: Shape<ServerCertificate.Signer> {
        .oneKeyOf(
            .key("own", .object(OwnAuthority.self), "An authority that Vigie keeps, for names inside.") {
                .own($0.name)
            },
            .key("request", .object(SigningRequest.self), "Somebody else, who gets a request.") { .request($0) })
    }
}
