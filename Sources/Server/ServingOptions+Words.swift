import InternetAddresses
import VigieAPI
package import Wording

/// Options as people write them.
extension ServingOptions {
    package mutating func listen(at text: String) throws(Problem) {
        guard let address = HTTPServer.Address(text) else {
            throw .badOption("--listen \(text)", hint: "write HOST:PORT, such as 127.0.0.1:8470")
        }
        self.address = address
    }

    package mutating func encrypt(with certificate: String?, key: String?) throws(Problem) {
        switch (certificate, key) {
        case (let certificate?, let key?): self.certificate = (certificate, key)
        case (nil, nil): return
        default: throw .badOption("--tls-certificate, --tls-key", hint: "give both, or none")
        }
    }

    package mutating func trust(_ proxies: [String]) throws(Problem) {
        var ranges: [AddressRange] = []
        for text in proxies {
            guard let range = AddressRange(text) else {
                throw .badOption("--trusted-proxy \(text)", hint: "write an address, or a range such as 10.0.0.0/8")
            }
            ranges.append(range)
        }
        self.proxies = TrustedProxies(ranges)
    }

    package mutating func publish(as address: String) throws(Problem) {
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else {
            throw .badOption("--public-url \(address)", hint: "write it with https://")
        }
        publicAddress = address.hasSuffix("/") ? String(address.dropLast()) : address
    }

    package mutating func limit(to rate: Double) throws(Problem) {
        guard rate >= 1 else { throw .badOption("--rate \(rate)", hint: "write a number from 1") }
        limits.rate = rate
        limits.burst = rate * 2
    }
}

extension Problem {
    fileprivate static func badOption(_ what: String, hint: String) -> Problem {
        Problem(
            code: "usage.bad-option", nature: .usage, title: "The server cannot be reached like that.", detail: what,
            hint: hint)
    }
}
