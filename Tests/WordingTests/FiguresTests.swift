import Testing
import Wording

@Suite struct FiguresTests {
    @Test(arguments: [
        (0, "0 promises", "0 promesse"), (1, "1 promise", "1 promesse"), (2, "2 promises", "2 promesses"),
        (18_204, "18,204 promises", "18 204 promesses"),
    ])
    func `things are counted in both grammars`(count: Int, en: String, fr: String) {
        let text = LocalizedText(count, en: ("promise", "promises"), fr: ("promesse", "promesses"))
        #expect(text.en == en)
        #expect(text.fr.replacing("\u{a0}", with: " ") == fr)
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "−1,234,567"), (Int.min, "−9,223,372,036,854,775,808"),
    ])
    func `thousands are set apart`(value: Int, text: String) {
        #expect(LocalizedText(integer: value).en == text)
        #expect(LocalizedText(integer: value).fr == text.replacing(",", with: "\u{a0}"))
    }

    @Test(arguments: [
        (Duration.seconds(-5), "just now", "à l’instant"), (.seconds(59), "just now", "à l’instant"),
        (.seconds(60), "1 min ago", "il y a 1 min"), (.seconds(3599), "59 min ago", "il y a 59 min"),
        (.seconds(3600 * 5), "5 h ago", "il y a 5 h"), (.seconds(86_400), "1 day ago", "il y a 1 jour"),
        (.seconds(86_400 * 94), "94 days ago", "il y a 94 jours"),
    ])
    func `an age is told in one unit`(age: Duration, en: String, fr: String) {
        #expect(LocalizedText(age: age).en.replacing("\u{a0}", with: " ") == en)
        #expect(LocalizedText(age: age).fr.replacing("\u{a0}", with: " ") == fr)
    }
}
