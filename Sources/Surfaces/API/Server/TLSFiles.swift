import FoundationEssentials
import NIOCore
import NIOSSL
import Surroundings
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

    /// Reads the files again when they change, until cancelled.
    ///
    /// This is nothing to do during a handshake: what goes wrong in reading would be taken for what is wrong with it.
    func watch(by clock: any WallClock) async throws {
        while true {
            try await clock.sleep(for: .seconds(1))
            refresh()
        }
    }

    /// The configuration of a server: each handshake is made with what was read last.
    var configuration: TLSConfiguration {
        let current = loaded.withLock { $0 }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: current.chain, privateKey: current.key)
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        configuration.sslContextCallback = { [self] _, promise in
            var changes = NIOSSLContextConfigurationOverride()
            let current = loaded.withLock { $0 }
            changes.certificateChain = current.chain
            changes.privateKey = current.key
            promise.succeed(changes)
        }
        return configuration
    }

    private func refresh() {
        let stamp = Self.stamp(certificate, key)
        guard stamp != loaded.withLock(\.stamp) else { return }
        do {
            let new = try Self.load(certificate, key)
            loaded.withLock { $0 = new }
        } catch {
            report(error)
            loaded.withLock { $0 = Loaded(chain: $0.chain, key: $0.key, stamp: stamp) }
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
