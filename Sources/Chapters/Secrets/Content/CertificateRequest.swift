import Certificates
import DurableFiles
import Surroundings
import VigieEngine
import VigiePlan

/// Hands out a request for a certificate, and waits until somebody has signed it: for days if need be, also through
/// restarts.
struct CertificateRequest: Sendable {
    let work: SecretWork
    let spec: ServerCertificate
    let signing: SigningRequest
    let run: Run

    private var requestPath: String { "\(signing.directory)/\(work.secret.name).csr" }
    private var answerPath: String { "\(signing.directory)/\(work.secret.name).crt" }
    private var key: PendingSecret { PendingSecret(path: work.workplace.pending(run.id.rawValue + ".key")) }

    func perform() async throws -> SignedCertificate {
        let (work, spec, key, path) = (self.work, self.spec, self.key, requestPath)
        let discard = { @Sendable (_: StepContext) in
            try key.remove()
            try DurableFile.remove(path)
        }
        try await run.step("hand out the request", undo: discard) { context in
            let fields = try await key.make {
                SecretFields(["key": try ServerKey(random: work.world.random).text()])
            }
            fields.conceal(in: context)
            let request = try ServerKey(text: fields["key"] ?? "").request(for: spec.names)
            try DurableFile.makeDirectory(DurableFile.directory(of: path))
            try DurableFile.replace(path, with: Array(request.utf8), mode: 0o644)
        }
        let end = try await run.now() + signing.patience
        var pause = Duration.seconds(1)
        while true {
            if let signed = try await look() { return signed }
            guard try await run.now() < end else { throw SecretsError.nobodySigned(path: path) }
            try await run.sleep(for: pause)
            pause = min(pause * 2, .seconds(3600))
        }
    }

    /// What was signed for our key; an older answer that still lies there is none.
    private func look() async throws -> SignedCertificate? {
        let (key, answer, signing) = (self.key, answerPath, self.signing)
        let isThere: Bool = try await run.step("look for the certificate") { _ in
            guard let bytes = try DurableFile.read(answer), let text = String(validating: bytes, as: UTF8.self),
                let chain = try? CertificateChain(text: text)
            else { return false }
            return (try? chain.check(try ServerKey(text: try key.require()["key"] ?? ""))) != nil
        }
        return isThere ? SignedCertificate(key: key, path: answer, request: requestPath, signing: signing) : nil
    }

    /// Removes what is no longer needed.
    func tidy() throws {
        try key.remove()
        try DurableFile.remove(requestPath)
    }
}

/// A certificate that somebody else has signed, where it lies.
struct SignedCertificate: Sendable {
    let key: PendingSecret
    let path: String
    let request: String
    let signing: SigningRequest

    var fields: SecretFields {
        get throws {
            let text = String(decoding: try DurableFile.read(path) ?? [], as: UTF8.self)
            let end = "-----END CERTIFICATE-----"
            let blocks = text.split(separator: end).filter { $0.contains("-----BEGIN") }.map {
                $0.drop { $0.isWhitespace } + end + "\n"
            }
            let given = try signing.authorities.flatMap { try DurableFile.read($0) }
            // Without a file of authorities, the last certificate of the chain is the one to believe.
            let authority = given.map { String(decoding: $0, as: UTF8.self) } ?? blocks.last.map { String($0) } ?? ""
            let chain = given == nil && blocks.count > 1 ? blocks.dropLast() : blocks[...]
            return SecretFields([
                "key": try key.require()["key"] ?? "", "certificate": chain.joined(), "authority": authority,
            ])
        }
    }
}
