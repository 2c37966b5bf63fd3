/// Why some bytes are not the CBOR that this module reads.
package enum CBORError: Error, Hashable, Sendable {
    /// They end in the middle of a value.
    case cutOff
    /// There is more after the value.
    case tooLong
    /// A number beyond 64 bits with a sign.
    case tooLarge
    case tooDeep
    /// Text that is not UTF-8.
    case badText
    /// A name that occurs twice, or that is neither a number nor a text.
    case badName
    /// Tags, fractions, lengths that are not said beforehand.
    case unsupported(UInt8)
}
