import Glibc

/// What is said to a proxy before it lets bytes through: an HTTP `CONNECT`, or the greeting of SOCKS5 (RFC 1928).
struct ProxyGreeting: Sendable {
    enum Step: Hashable, Sendable {
        case wait
        case say([UInt8])
        /// The way is free; these bytes are the server's already.
        case through(rest: [UInt8])
        case refused(reason: String)
    }

    private enum State: Sendable {
        case connecting
        case methods
        case request
    }

    private let proxy: ProxyURL
    private let host: String
    private let port: Int
    private var state = State.connecting
    private var heard: [UInt8] = []

    init(_ proxy: ProxyURL, host: String, port: Int) {
        self.proxy = proxy
        self.host = host
        self.port = port
    }

    /// The first words.
    mutating func begin() -> [UInt8] {
        switch proxy.kind {
        case .http:
            let authority = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
            var lines = ["CONNECT \(authority) HTTP/1.1", "Host: \(authority)"]
            if let user = proxy.user {
                let pair = Array("\(user):\(proxy.password?.reveal() ?? "")".utf8)
                lines.append("Proxy-Authorization: Basic \(Base64.encode(pair))")
            }
            return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        case .socks5:
            state = .methods
            return [5, 1, 0]
        }
    }

    mutating func take(_ bytes: some Sequence<UInt8>) -> Step {
        heard += bytes
        switch state {
        case .connecting: return takeHead()
        case .methods: return takeMethod()
        case .request: return takeReply()
        }
    }

    private mutating func takeHead() -> Step {
        guard let end = heard.firstRange(of: Array("\r\n\r\n".utf8)) else {
            return heard.count < 64 * 1024 ? .wait : .refused(reason: "the proxy's answer has no end")
        }
        let line = String(decoding: heard.prefix { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        let words = line.split(separator: " ", maxSplits: 1)
        guard line.hasPrefix("HTTP/1."), words.count == 2, words[1].hasPrefix("2") else {
            return .refused(reason: "the proxy answered \(line)")
        }
        return .through(rest: Array(heard[end.upperBound...]))
    }

    private mutating func takeMethod() -> Step {
        guard let answer = pop(2) else { return .wait }
        guard answer[0] == 5 else { return .refused(reason: "the proxy does not speak SOCKS5") }
        guard answer[1] == 0 else { return .refused(reason: "the proxy wants a login, which is not supported") }
        return say(request, .request)
    }

    private var request: [UInt8] {
        let name = Array(host.utf8).prefix(255)
        // A name is left to the proxy to look up: it may know what is not known here.
        let address =
            Self.address(host, AF_INET, 4).map { [1] + $0 } ?? Self.address(host, AF_INET6, 16).map { [4] + $0 }
        let target = address ?? [3, UInt8(name.count)] + name
        return [5, 1, 0] + target + [UInt8(port >> 8 & 0xff), UInt8(port & 0xff)]
    }

    private static func address(_ text: String, _ family: Int32, _ length: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: length)
        return unsafe inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }

    private mutating func takeReply() -> Step {
        guard heard.count >= 5 else { return .wait }
        guard heard[1] == 0 else { return .refused(reason: "the proxy did not connect (SOCKS reply \(heard[1]))") }
        let length =
            switch heard[3] {
            case 1: 10
            case 4: 22
            default: 7 + Int(heard[4])
            }
        guard pop(length) != nil else { return .wait }
        return .through(rest: heard)
    }

    private mutating func say(_ words: [UInt8], _ next: State) -> Step {
        state = next
        return .say(words)
    }

    private mutating func pop(_ count: Int) -> [UInt8]? {
        guard heard.count >= count else { return nil }
        defer { heard.removeFirst(count) }
        return Array(heard.prefix(count))
    }
}
