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

    @Test(arguments: [
        (Duration.zero, "0 s", "0 s"), (.microseconds(1), "1 ms", "1 ms"), (.milliseconds(450), "450 ms", "450 ms"),
        (.microseconds(999_500), "1.0 s", "1,0 s"), (.milliseconds(1260), "1.3 s", "1,3 s"),
        (.milliseconds(2000), "2 s", "2 s"), (.milliseconds(9950), "10 s", "10 s"),
        (.milliseconds(59_001), "1 min", "1 min"), (.milliseconds(188_400), "3 min 09 s", "3 min 09 s"),
        (.seconds(300), "5 min", "5 min"), (.seconds(3600), "1 h", "1 h"),
        (.seconds(3 * 3600 + 20 * 60), "3 h 20 min", "3 h 20 min"),
        (.seconds(172_799), "2 d", "2 j"), (.seconds(6 * 86_400 + 4 * 3600), "6 d 4 h", "6 j 4 h"),
        (.milliseconds(-1500), "−1.5 s", "−1,5 s"),
    ])
    func `a span is told in two units at most, never too well`(span: Duration, en: String, fr: String) {
        #expect(LocalizedText(span: span) == LocalizedText(en: en, fr: fr))
    }

    @Test(arguments: [
        (0.0, 1, "0.0", "0,0"), (99.95, 2, "99.95", "99,95"), (-0.04, 1, "0.0", "0,0"), (-0.05, 1, "−0.1", "−0,1"),
        (0.7, 0, "1", "1"), (1e300, 2, "1e+300", "1e+300"),
    ])
    func `a decimal has the places asked for`(value: Double, places: Int, en: String, fr: String) {
        #expect(LocalizedText(decimal: value, places: places) == LocalizedText(en: en, fr: fr))
    }
}
