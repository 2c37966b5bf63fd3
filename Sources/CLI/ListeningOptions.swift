import ArgumentParser
import VigieServer
import Wording

/// Where a server listens, and whom it believes.
struct ListeningOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Where to listen; port 0 takes a free one.", valueName: "host:port"))
    var listen = "127.0.0.1:8470"

    @Option(help: ArgumentHelp("The certificate chain (PEM); read again when it changes.", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The certificate's private key (PEM).", valueName: "file"))
    var tlsKey: String?

    @Option(
        help: ArgumentHelp(
            "A proxy whose X-Forwarded-For counts, such as 10.0.0.7 or 10.0.0.0/8; may be repeated.",
            valueName: "address"))
    var trustedProxy: [String] = []

    @Option(name: .customLong("public-url"), help: ArgumentHelp("The address people come to, where it is another one."))
    var publicURL: String?

    @Option(help: ArgumentHelp("Requests a second that one client may make.", valueName: "number"))
    var rate = 3000.0

    var options: ServingOptions {
        get throws(Problem) {
            var options = ServingOptions()
            try options.listen(at: listen)
            try options.encrypt(with: tlsCertificate, key: tlsKey)
            try options.trust(trustedProxy)
            if let publicURL { try options.publish(as: publicURL) }
            try options.limit(to: rate)
            return options
        }
    }
}
