import Testing
import Wording

@Suite struct TypographyTests {
    @Test(arguments: [
        ("Depuis hier : rien ; vraiment ? Oui !", "Depuis hier_: rien_; vraiment_? Oui_!"),
        ("dit « bonjour » à 99,5 % des gens", "dit «_bonjour_» à 99,5_% des gens"),
        ("à 02:11:40, https://vigie.dev", "à 02:11:40, https://vigie.dev"),
        ("", ""), (" ", " "), (":", ":"),
    ])
    func `French marks keep their space`(plain: String, set: String) {
        #expect(Typography.french(plain) == set.replacing("_", with: "\u{a0}"))
        #expect(Typography.french(Typography.french(plain)) == Typography.french(plain))
    }

    @Test(arguments: [
        ("in 3 min 09 s, really", "in 3_min_09_s, really"),
        ("12,4 Go of 3 things", "12,4_Go of 3 things"),
        ("a 3 second rule", "a 3 second rule"),
        ("fresh for 20 h.", "fresh for 20_h."),
        ("two  spaces", "two  spaces"), ("", ""),
    ])
    func `a figure keeps its unit`(plain: String, bound: String) {
        #expect(Typography.bound(plain) == bound.replacing("_", with: "\u{a0}"))
    }

    @Test func `a text is set when it is made`() {
        #expect(LocalizedText(en: "Why : ?", fr: "Pourquoi ?") == LocalizedText(en: "Why : ?", fr: "Pourquoi\u{a0}?"))
        #expect(LocalizedText(verbatim: "a : b").fr == "a : b")
    }
}
