/// The name of shares that belong together, for people to compare: `4F0C-91D2`.
package struct ShareSetID: Hashable, Sendable {
    let bytes: [UInt8]
}

extension ShareSetID: CustomStringConvertible {
    package var description: String {
        let digits = bytes.map { byte in
            let text = String(byte, radix: 16, uppercase: true)
            return byte < 16 ? "0" + text : text
        }
        return digits.prefix(2).joined() + "-" + digits.suffix(2).joined()
    }
}
