import Foundation

/// What exim is told, and how it keeps a mail in its queue.
enum EximQueue {
    static func settings(for directory: String) -> String {
        """
        primary_hostname = mail.test
        keep_environment =
        spool_directory = \(directory)/spool
        log_file_path = \(directory)/spool/%slog
        tls_advertise_hosts = *
        tls_certificate = \(directory)/cert.pem
        tls_privatekey = \(directory)/key.pem
        queue_only = true
        acl_smtp_rcpt = recipient
        acl_smtp_data = accept
        message_size_limit = 100K
        rfc1413_hosts =
        host_lookup =
        smtputf8_advertise_hosts = *

        begin acl
        recipient:
          deny local_parts = nobody
               message = 5.1.1 no such mailbox
          defer local_parts = later
                message = 4.7.1 come back later
          accept authenticated = *
          deny message = 5.7.1 sign in first

        begin authenticators
        plain:
          driver = plaintext
          public_name = PLAIN
          server_prompts = :
          server_condition = ${if and{{eq{$auth2}{ada}}{eq{$auth3}{open sesame é}}}}
          server_set_id = $auth2
          server_advertise_condition = ${if def:tls_in_cipher}

        """
    }

    /// A mail put together again from its two files: `-H` has the headers, each after its length and a letter, behind
    /// the envelope; `-D` has the body behind its own name.
    static func mail(in queue: URL, head: String) throws -> Data {
        let envelope = try String(decoding: Data(contentsOf: queue.appending(path: head)), as: UTF8.self)
        let body = try Data(contentsOf: queue.appending(path: head.dropLast(1) + "D"))
        let header = envelope.range(of: "\n\n").map { envelope[$0.upperBound...] } ?? ""
        let lines = header.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> Substring? in
            guard line.prefix(3).allSatisfy(\.isNumber), line.count > 5 else { return line }
            // An asterisk marks a header that was taken out.
            return line.dropFirst(3).first == "*" ? nil : line.dropFirst(5)
        }
        let start = body.firstIndex(of: 10).map { body.index(after: $0) } ?? body.endIndex
        return Data((lines.joined(separator: "\n") + "\n").utf8) + body[start...]
    }
}
