import FoundationEssentials
import NIOCore
import NIOSSL
import Synchronization
package import Wording

/// A certificate and its key in files, which are read again when they change.
package final class TLSFiles: Sendable {
    private struct Loaded {
        let chain: [NIOSSLCertificateSource]
        let key: NIOSSLPrivateKeySource
        let stamp: [Date?]
    }

    private let certificate: String
    private let key: String
    private let loaded: Mutex<Loaded>
    private let report: @Sendable (Problem) -> Void

    /// - Parameter report: told when files that changed cannot be used; those from before stay in use.
    package init(
        certificate: String, key: String, report: @escaping @Sendable (Problem) -> Void = { _ in }
    ) throws(Problem) {
        self.certificate = certificate
        self.key = key
        self.report = report
        loaded = Mutex(try Self.load(certificate, key))
    }

    /// The configuration of a server: at each handshake the files count as they are then.
    var configuration: TLSConfiguration {
        let current = loaded.withLock { $0 }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: current.chain, privateKey: current.key)
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        configuration.sslContextCallback = { [self] _, promise in
            var changes = NIOSSLContextConfigurationOverride()
            let current = refreshed()
            changes.certificateChain = current.chain
            changes.privateKey = current.key
            promise.succeed(changes)
        }
        return configuration
    }

    private func refreshed() -> Loaded {
        loaded.withLock { loaded in
            let stamp = Self.stamp(certificate, key)
            guard stamp != loaded.stamp else { return loaded }
            do {
                loaded = try Self.load(certificate, key)
            } catch {
                report(error.asProblem)
                loaded = Loaded(chain: loaded.chain, key: loaded.key, stamp: stamp)
            }
            return loaded
        }
    }

    private static func stamp(_ paths: String...) -> [Date?] {
        paths.map { path in
            (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
        }
    }

    private static func load(_ certificate: String, _ key: String) throws(Problem) -> Loaded {
        let stamp = stamp(certificate, key)
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificate)
            let privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
            var trial = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
            trial.minimumTLSVersion = .tlsv12
            // Finds out whether the two belong together.
            _ = try NIOSSLContext(configuration: trial)
            return Loaded(
                chain: chain.map { .certificate($0) }, key: .privateKey(privateKey), stamp: stamp)
        } catch {
            throw Problem(
                code: "server.tls", nature: .usage, title: "The certificate cannot be used.",
                detail: "\(certificate), \(key)",
                hint: "Give a certificate chain and its private key, both as PEM files that can be read.")
        }
    }
}
