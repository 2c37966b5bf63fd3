import JSONTree
import Testing
import VigieTestSupport

struct CanonicalTests {
    /// Appendix B of RFC 8785: the bits of a double and how ECMAScript prints it.
    static let numbers: [(bits: UInt64, text: String)] = [
        (0x0000_0000_0000_0000, "0"),
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x8000_0000_0000_0001, "-5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
        (0x4340_0000_0000_0000, "9007199254740992"),
        (0xc340_0000_0000_0000, "-9007199254740992"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5554, "333333333.33333325"),
        (0x41b3_de43_5555_5555, "333333333.3333333"),
        (0x41b3_de43_5555_5556, "333333333.3333334"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ]

    @Test(arguments: numbers)
    func `numbers print as RFC 8785 has them`(bits: UInt64, text: String) {
        #expect(JSONValue.number(Double(bitPattern: bits)).canonicalText == text)
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `a number reads back to the same bits`(seed: UInt64) throws {
        let random = SeededRandom(seed: seed)
        for _ in 0..<2000 {
            let value = Double(bitPattern: random.bits())
            guard value.isFinite, value != 0 else { continue }
            let text = JSONValue.number(value).canonicalText
            let parsed = try JSONValue(parsing: text)
            #expect(parsed.number == value, "\(text)")
        }
    }

    @Test func `members are sorted by UTF-16, as RFC 8785 shows`() {
        let value: JSONValue = [
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh", "1": "One",
            "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control",
            "\u{f6}": "Latin Small Letter O With Diaeresis",
        ]
        let expected =
            #"{"\r":"Carriage Return","1":"One",""# + "\u{80}"
            + #"":"Control","ö":"Latin Small Letter O With Diaeresis","#
            + #""€":"Euro Sign","😀":"Emoji: Grinning Face",""# + "\u{fb33}" + #"":"Hebrew Letter Dalet With Dagesh"}"#
        #expect(Array(expected.utf8) == value.canonical)
    }

    @Test func `the example of RFC 8785 comes out as it has it`() throws {
        let value = try JSONValue(
            parsing: #"""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                  "literals": [null, true, false]
                }
                """#)
        #expect(
            value.canonicalText
                == #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
                + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#)
    }

    @Test func `whole numbers keep all their digits`() throws {
        let value = try JSONValue(parsing: "[9223372036854775807,-9223372036854775808,1e2]")
        #expect(value.canonicalText == "[9223372036854775807,-9223372036854775808,100]")
        #expect(value[2]?.integer == 100)
    }
}
