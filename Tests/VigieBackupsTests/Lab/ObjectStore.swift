import FoundationEssentials
import Glibc
import Tools
import VigieTestSupport

/// A real object store that speaks S3 over TLS: SeaweedFS, with an authority of its own, run by an account without
/// rights.
struct ObjectStore: Sendable {
    static let bucket = "backups"
    static let key = "LABKEY7Q2M5"
    static let keySecret = "labsecret-9d1f4c77aa"

    let port: UInt16
    /// The certificate of the authority that signed the server's.
    let authority: String
    private let directory: String
    private let account: Account
    private let program: Tool

    /// Where scripts/install puts it.
    private static let folders = [
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path + "/.build/python/bin"
    ]

    static var isInstalled: Bool { (try? Tool.locate("weed", in: folders)) != nil }

    /// Runs a store for as long as the body works with it.
    static func running(
        in server: ScratchPostgreSQL, _ body: @escaping @Sendable (ObjectStore) async throws -> Void
    ) async throws {
        let directory = server.directory + "/store-\(UInt32.random(in: 0...UInt32.max))"
        for path in [directory, directory + "/data"] { try server.makeDirectory(path) }
        let first = UInt16(try ScratchPort.free(9))
        let ports = (0..<9).map { first + $0 }
        let store = ObjectStore(
            port: ports[0], authority: server.directory + "/authority.pem", directory: directory,
            account: server.account, program: try Tool.locate("weed", in: folders))
        try await store.makeCertificates()
        try server.write([identities], to: directory + "/identities.json")
        try await withThrowingTaskGroup { group in
            group.addTask { try await store.run(ports) }
            group.addTask {
                try await store.makeBucket()
                try await body(store)
            }
            // Whichever ends first ends the other.
            try await group.next()
            group.cancelAll()
            while await group.nextResult() != nil {}
        }
    }

    private static var identities: String {
        """
        {"identities": [{"name": "lab", "credentials": [{"accessKey": "\(key)", "secretKey": "\(keySecret)"}],
                         "actions": ["Admin", "Read", "Write", "List", "Tagging"]}]}
        """
    }

    private func makeCertificates() async throws {
        try await shell(
            """
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3 -subj '/CN=Lab authority' \
                -keyout authority.key -out authority.pem
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=localhost' \
                -keyout server.key -out server.csr
            echo 'subjectAltName=DNS:localhost' >names
            openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 3 \
                -extfile names -out server.pem
            cp authority.pem '\(authority)'
            """)
    }

    private func run(_ ports: [UInt16]) async throws {
        let options = [
            "-dir=\(directory)/data", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.port=\(ports[1])",
            "-master.port.grpc=\(ports[2])", "-volume.port=\(ports[3])", "-volume.port.grpc=\(ports[4])", "-filer",
            "-filer.port=\(ports[5])", "-filer.port.grpc=\(ports[6])", "-s3", "-s3.port=\(ports[7])",
            "-s3.port.grpc=\(ports[8])", "-s3.port.https=\(ports[0])", "-s3.cert.file=server.pem",
            "-s3.key.file=server.key", "-s3.config=identities.json", "-s3.port.iceberg=0", "-s3.port.lance=0",
            "-master.volumeSizeLimitMB=64", "-volume.max=20",
        ]
        let ended = try await ToolRun(
            program, ["server"] + options, workingDirectory: directory, account: account, grace: .seconds(2)
        ).perform()
        throw ScratchFailure(reason: "the object store ended: \(ended.reason)")
    }

    /// Makes the bucket as soon as the store lets it, through the door that will be used.
    private func makeBucket() async throws {
        let request = """
            url = "https://localhost:\(port)/\(Self.bucket)"
            request = "PUT"
            user = "\(Self.key):\(Self.keySecret)"
            aws-sigv4 = "aws:amz:us-east-1:s3"
            cacert = "\(authority)"
            fail
            silent
            show-error

            """
        var said = ""
        for _ in 0..<600 {
            let made = try await ToolRun(
                try Tool.locate("curl"), ["--config", "-"], workingDirectory: directory, account: account,
                input: Array(request.utf8), timeout: .seconds(60)
            ).perform()
            if made.succeeded { return }
            said = made.reason
            try await Task.sleep(for: .milliseconds(250))
        }
        throw ScratchFailure(reason: "the object store did not come up: \(said)")
    }

    private func shell(_ line: String) async throws {
        let result = try await ToolRun(
            Tool(name: "sh", path: "/bin/sh"), ["-ec", line], workingDirectory: directory, account: account,
            timeout: .seconds(120)
        ).perform()
        guard result.succeeded else { throw ScratchFailure(reason: result.reason) }
    }
}
