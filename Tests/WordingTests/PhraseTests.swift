import Testing
import Wording

@Suite struct PhraseTests {
    @Test(arguments: [
        ("seal", "sceller", "seal", "sceller"),
        ("tell …", "prévenir …", "tell web", "prévenir web"),
        (
            "wait until … is out of use", "attendre que … ne serve plus", "wait until a b is out of use",
            "attendre que a b ne serve plus"
        ),
        ("… has '…'.", "… contient « … ».", "file:/x has 'shop_b'.", "file:/x contient « shop_b »."),
        ("At … of …", "… : rang …", "At 1 of 2", "1 : rang 2"),
    ])
    func `a sentence is recognised, and what differs is kept`(
        english: String, french: String, sentence: String, expected: String
    ) {
        let text = Phrase(english, fr: french).text(of: sentence)
        #expect(text?.en == sentence)
        #expect(text?.fr == LocalizedText(en: "", fr: expected).fr)
    }

    @Test(arguments: [
        ("seal", "sealed"), ("tell …", "tell "), ("… has '…'.", "x has y"), ("a … b", "a b"), ("x…x", "x"),
    ])
    func `another sentence is not taken for it`(pattern: String, sentence: String) {
        #expect(Phrase(pattern, fr: "").text(of: sentence) == nil)
    }
}
