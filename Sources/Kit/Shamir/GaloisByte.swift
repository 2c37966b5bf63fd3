/// A byte as an element of GF(256), with AES's polynomial x⁸+x⁴+x³+x+1.
///
/// Shares are computed from secrets, so nothing here branches on a value or uses one as an index.
struct GaloisByte: Hashable, Sendable {
    let value: UInt8

    init(_ value: UInt8) {
        self.value = value
    }

    static func + (left: Self, right: Self) -> Self {
        Self(left.value ^ right.value)
    }

    static func * (left: Self, right: Self) -> Self {
        var (product, shifted) = (UInt8(0), left.value)
        for bit in 0..<8 {
            product ^= shifted & (0 &- (right.value >> UInt8(bit) & 1))
            shifted = shifted << 1 ^ (0x1b & (0 &- (shifted >> 7)))
        }
        return Self(product)
    }

    /// One over this; zero has none and gives zero. It is the power of 254, the order of the others being 255.
    var inverse: Self {
        var (result, square) = (Self(1), self * self)
        for _ in 0..<7 {
            result = result * square
            square = square * square
        }
        return result
    }
}
