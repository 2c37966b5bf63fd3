import Certificates
import DurableFiles
import Surroundings
import VigieChapter
import VigieEngine
import VigiePlan

/// Makes a server's certificate: signed by an authority of Vigie's own, or by whoever answered the request.
struct CertificateMaker: SecretMaker {
    let spec: ServerCertificate
    let workplace: Workplace
    let world: World
    /// What somebody else has signed, and for which key.
    var signed: SignedCertificate?

    func make(_ context: StepContext) async throws -> SecretFields {
        if let signed { return try signed.fields }
        guard case .own(let name) = spec.signer else { throw SecretsError.pendingIsGone }
        let authority = try AuthorityShelf(workplace: workplace, world: world).authority(name)
        let key = ServerKey(random: world.random)
        let certificate = try authority.issue(
            for: key, names: spec.names, from: world.now(), lifetime: spec.lifetime, random: world.random)
        return SecretFields(["key": try key.text(), "certificate": certificate, "authority": authority.text])
    }

    func prove(_ fields: SecretFields) async throws {
        let chain = try CertificateChain(text: fields["certificate"] ?? "")
        try chain.check(try ServerKey(text: fields["key"] ?? ""))
        try await chain.check(names: spec.names, authorities: fields["authority"] ?? "", at: world.now())
        let least = world.now() + spec.renewBefore
        guard chain.expires > least else { throw SecretsError.certificateEndsTooSoon(chain.expires) }
    }

    func isUsable(_ fields: SecretFields) async throws -> Bool {
        (try? CertificateChain(text: fields["certificate"] ?? ""))?.expires ?? world.now() > world.now()
    }

    func settle(_ new: SecretFields, old: SecretFields?, _ context: StepContext) async throws -> Settlement {
        let chain = try CertificateChain(text: new["certificate"] ?? "")
        var settlement = Settlement(expires: chain.expires)
        guard let server = spec.server, let address = spec.address else { return settlement }
        let handshake = Handshake(
            host: server.host, port: server.port, name: spec.names.first, authorities: new["authority"])
        let wanted = try chain.shown()
        let began = world.clock.elapsed()
        while true {
            // A server that reloads may not answer for a moment.
            var trouble: (any Error)?
            do {
                if try await handshake.perform() == wanted { break }
            } catch let error as CertificateError {
                trouble = error
            }
            guard world.clock.elapsed() - began < Self.patience else {
                throw trouble ?? SecretsError.anotherCertificate(address: address)
            }
            try await world.clock.sleep(for: .milliseconds(200))
        }
        settlement.seenAt = address
        return settlement
    }

    private static let patience = Duration.seconds(20)
}

/// The authorities that Vigie keeps, each in a file of its own that nobody else can read.
struct AuthorityShelf: Sendable {
    let workplace: Workplace
    let world: World

    private static let lifetime = Duration.seconds(10 * 366 * 86_400)

    /// An authority, made on its first use.
    func authority(_ name: String) throws -> CertificateAuthority {
        let path = workplace.authority(name)
        if let found = try read(path) { return found }
        let fresh = try CertificateAuthority(
            named: "Vigie authority \(name)", from: world.now(), lifetime: Self.lifetime, random: world.random)
        try DurableFile.makeDirectory(DurableFile.directory(of: path))
        let text = try fresh.keyText() + fresh.text
        if try DurableFile.create(path, with: Array(text.utf8)) { return fresh }
        guard let found = try read(path) else { throw SecretsError.badKey(path: path) }
        return found
    }

    private func read(_ path: String) throws -> CertificateAuthority? {
        guard let bytes = try DurableFile.read(path) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self),
            let start = text.firstRange(of: "-----BEGIN CERTIFICATE-----")
        else { throw SecretsError.badKey(path: path) }
        return try CertificateAuthority(
            certificate: String(text[start.lowerBound...]), key: String(text[..<start.lowerBound]))
    }
}
