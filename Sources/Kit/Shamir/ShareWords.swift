/// Bytes in words that nobody has met before but anybody can say: twelve bits each, consonants and vowels in turn.
///
/// A word's last letter checks the others and their place among sixteen: one wrong letter, or two words exchanged on the
/// same or the next lines, are found in the right place. What is left is found by the share's own checksum.
enum ShareWords {
    private static let consonants = Array("bdfghjklmnprstvz".utf8)
    private static let vowels = Array("aiou".utf8)
    /// Half bytes in a word.
    private static let wordSize = 3
    private static let letterCount = 5

    static func encode(_ bytes: [UInt8]) -> String {
        var halves = bytes.flatMap { [$0 >> 4, $0 & 15] }
        while !halves.count.isMultiple(of: wordSize) { halves.append(0) }
        let words = stride(from: 0, to: halves.count, by: wordSize).map { start in
            word(Array(halves[start..<(start + wordSize)]), place: start / wordSize)
        }
        return words.joined(separator: " ")
    }

    /// Reads words however they are set apart; numbers between them are those of the lines.
    static func decode(_ text: String) throws(ShareError) -> [UInt8] {
        var halves: [UInt8] = []
        let words = text.split { !$0.isLetter && !$0.isNumber }.filter { !$0.allSatisfy(\.isNumber) }
        for (place, written) in words.enumerated() {
            let letters = Array(written.lowercased().utf8)
            guard letters.count == letterCount, let first = index(letters[0], in: consonants),
                let second = index(letters[1], in: vowels), let third = index(letters[2], in: consonants),
                let fourth = index(letters[3], in: vowels)
            else { throw .mistypedWord(place + 1) }
            let read = [first, second << 2 | fourth, third]
            guard word(read, place: place).utf8.elementsEqual(letters) else { throw .mistypedWord(place + 1) }
            halves += read
        }
        return stride(from: 0, to: halves.count - 1, by: 2).map { halves[$0] << 4 | halves[$0 + 1] }
    }

    private static func word(_ halves: [UInt8], place: Int) -> String {
        let (first, middle, third) = (halves[0], halves[1], halves[2])
        let letters = [
            consonants[Int(first)], vowels[Int(middle >> 2)], consonants[Int(third)], vowels[Int(middle & 3)],
            consonants[Int(check(halves, place: place))],
        ]
        return String(decoding: letters, as: UTF8.self)
    }

    /// A sum in GF(16) with another weight for every part and for the place.
    private static func check(_ halves: [UInt8], place: Int) -> UInt8 {
        (halves + [UInt8(place & 15)]).reduce(UInt8(0)) { sum, half in doubled(sum) ^ half }
    }

    /// Times x, modulo x⁴+x+1.
    private static func doubled(_ value: UInt8) -> UInt8 {
        (value << 1 ^ (0b10011 & (0 &- (value >> 3)))) & 15
    }

    private static func index(_ letter: UInt8, in letters: [UInt8]) -> UInt8? {
        letters.firstIndex(of: letter).map { UInt8($0) }
    }
}
