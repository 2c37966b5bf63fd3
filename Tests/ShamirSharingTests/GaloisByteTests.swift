import Testing

@testable import ShamirSharing

/// The field, whole: it is small enough.
@Suite struct GaloisByteTests {
    @Test func `products are those of AES's field`() {
        #expect(GaloisByte(0x57) * GaloisByte(0x83) == GaloisByte(0xc1))
        #expect(GaloisByte(0x57) * GaloisByte(0x13) == GaloisByte(0xfe))
        #expect(GaloisByte(0x53).inverse == GaloisByte(0xca))
        #expect(GaloisByte(0).inverse == GaloisByte(0))
    }

    @Test func `every element but zero has an inverse`() {
        for value in UInt8(1)...255 {
            #expect(GaloisByte(value) * GaloisByte(value).inverse == GaloisByte(1))
            #expect(GaloisByte(value) + GaloisByte(value) == GaloisByte(0))
        }
    }

    @Test func `multiplication is a slow sum of shifts, commutes and distributes`() {
        var wrong = 0
        for left in UInt8(0)...255 {
            for right in UInt8(0)...255 {
                let product = GaloisByte(left) * GaloisByte(right)
                if product != GaloisByte(Self.slow(left, right)) { wrong += 1 }
                if product != GaloisByte(right) * GaloisByte(left) { wrong += 1 }
                let third = GaloisByte(left &+ 91)
                if (GaloisByte(left) + third) * GaloisByte(right) != product + third * GaloisByte(right) { wrong += 1 }
            }
        }
        #expect(wrong == 0)
    }

    /// Multiplied as polynomials, then divided by the field's.
    private static func slow(_ left: UInt8, _ right: UInt8) -> UInt8 {
        var product: UInt16 = 0
        for bit in 0..<8 where right >> UInt8(bit) & 1 == 1 { product ^= UInt16(left) << UInt16(bit) }
        for bit in (8..<16).reversed() where product >> UInt16(bit) & 1 == 1 { product ^= 0x11b << UInt16(bit - 8) }
        return UInt8(product)
    }
}
