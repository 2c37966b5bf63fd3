import VigieAccess
import Wording

/// How somebody wants pages shown, as their browser remembers it. A link may say otherwise from now on.
struct Preferences {
    private static let languageCookie = "vigie-language"
    private static let themeCookie = "vigie-theme"

    private let request: PageRequest

    init(_ request: PageRequest) {
        self.request = request
    }

    private var wishedLanguage: Language? { request.query["language"].flatMap(Language.init(rawValue:)) }
    private var wishedTheme: Theme? { request.query["theme"].flatMap(Theme.init(rawValue:)) }

    var theme: Theme {
        wishedTheme ?? request.cookies[Self.themeCookie].flatMap(Theme.init(rawValue:)) ?? .automatic
    }

    /// What was chosen here goes before what the plan says of a person, that before what their browser prefers.
    func language(for identity: Identity?, among offered: [Language]) -> Language {
        if let chosen = wishedLanguage ?? request.cookies[Self.languageCookie].flatMap(Language.init(rawValue:)) {
            return chosen
        }
        return identity?.language ?? AcceptedLanguages(request.acceptLanguage ?? "").first ?? offered.first ?? .english
    }

    func remembered(by response: PageResponse, isSecure: Bool) -> PageResponse {
        var response = response
        let attributes = "; Path=/; Max-Age=31536000; SameSite=Lax" + (isSecure ? "; Secure" : "")
        if let language = wishedLanguage {
            response = response.with("set-cookie", "\(Self.languageCookie)=\(language.rawValue)\(attributes)")
        }
        if let theme = wishedTheme {
            response = response.with("set-cookie", "\(Self.themeCookie)=\(theme.rawValue)\(attributes)")
        }
        return response
    }
}
