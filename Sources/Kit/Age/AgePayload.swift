import Crypto
import FoundationEssentials
import Surroundings

/// The content of a file: a nonce, then chunks that are sealed one by one, the last one marked as such.
enum AgePayload {
    static let nonceSize = 16
    static let chunkSize = 64 << 10
    private static let tagSize = 16

    static func seal(_ content: [UInt8], key: AgeFileKey, random: any RandomSource) throws -> [UInt8] {
        let nonce = random.bytes(nonceSize)
        let payloadKey = key.payloadKey(nonce: nonce)
        var bytes = nonce
        var (start, number) = (0, UInt64(0))
        repeat {
            let end = min(start + chunkSize, content.count)
            let box = try ChaChaPoly.seal(
                content[start..<end], using: payloadKey,
                nonce: chunkNonce(number, isLast: end == content.count))
            bytes += box.ciphertext + box.tag
            (start, number) = (end, number + 1)
        } while start < content.count
        return bytes
    }

    /// All of the content, or an error: nothing is given out of a file that is not whole.
    static func open(_ bytes: ArraySlice<UInt8>, key: AgeFileKey) throws(AgeError) -> [UInt8] {
        guard bytes.count >= nonceSize + tagSize else { throw .damagedPayload }
        let payloadKey = key.payloadKey(nonce: bytes.prefix(nonceSize))
        var content: [UInt8] = []
        content.reserveCapacity(bytes.count)
        var (rest, number) = (bytes.dropFirst(nonceSize), UInt64(0))
        while true {
            let chunk = rest.prefix(chunkSize + tagSize)
            rest = rest.dropFirst(chunk.count)
            // An empty chunk may only stand where there is nothing else: content has one form.
            guard chunk.count > tagSize || (chunk.count == tagSize && number == 0 && rest.isEmpty),
                let nonce = try? chunkNonce(number, isLast: rest.isEmpty),
                let box = try? ChaChaPoly.SealedBox(
                    nonce: nonce, ciphertext: chunk.dropLast(tagSize), tag: chunk.suffix(tagSize)),
                let part = try? ChaChaPoly.open(box, using: payloadKey)
            else { throw .damagedPayload }
            content += part
            if rest.isEmpty { return content }
            number += 1
        }
    }

    /// Eleven bytes of the number, big end first, and one that marks the last chunk.
    private static func chunkNonce(_ number: UInt64, isLast: Bool) throws -> ChaChaPoly.Nonce {
        let digits = (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * (7 - $0))) }
        return try ChaChaPoly.Nonce(data: [0, 0, 0] + digits + [isLast ? 1 : 0])
    }
}
