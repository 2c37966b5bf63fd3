import Crypto
import Surroundings

/// Codes that change every half minute (RFC 6238), six digits, with SHA-1: what every authenticator app can do.
enum OneTimeCode {
    static let period: Int64 = 30
    static let digits = 6

    /// The half minute that an instant is in.
    static func step(at now: Timestamp) -> Int64 {
        now.seconds.dividingRoundingDown(by: period)
    }

    /// RFC 4226, over any of the hash functions of RFC 6238.
    static func code<Hash: HashFunction>(
        key: [UInt8], step: Int64, digits: Int = digits, with hash: Hash.Type = Insecure.SHA1.self
    ) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> Int64(56 - 8 * $0)) }
        let mac = Array(HMAC<Hash>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
        let offset = Int((mac.last ?? 0) & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let modulus = (0..<digits).reduce(UInt64(1)) { power, _ in power * 10 }
        let text = String(UInt64(number) % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code this is, of the present one and its neighbours: clocks differ.
    static func step(of code: String, key: [UInt8], at now: Timestamp, after last: Int64) -> Int64? {
        let present = step(at: now)
        return (present - 1...present + 1).first { step in
            step > last && ConstantTime.equal(self.code(key: key, step: step), code)
        }
    }
}
