/// One attribute of an element. Only the ones that this module names can be made.
package struct Attribute: Sendable {
    enum Value: Sendable {
        case absent
        case present
        case text(String)
    }

    let name: String
    let value: Value

    private init(_ name: StaticString, _ value: Value) {
        self.name = name.description
        self.value = value
    }

    static func text(_ name: StaticString, _ text: String?) -> Attribute {
        Attribute(name, text.map(Value.text) ?? .absent)
    }

    static func flag(_ name: StaticString, _ isOn: Bool) -> Attribute {
        Attribute(name, isOn ? .present : .absent)
    }

    static func number(_ name: StaticString, _ value: Double) -> Attribute {
        Attribute(name, .text(Coordinate(value).text))
    }

    static func integer(_ name: StaticString, _ value: Int?) -> Attribute {
        Attribute(name, value.map { .text(String($0)) } ?? .absent)
    }
}

/// What any element may have. `nil` leaves the attribute away.
extension Attribute {
    package static func `class`(_ names: String?) -> Attribute { text("class", names) }
    package static func id(_ name: String?) -> Attribute { text("id", name) }
    package static func lang(_ language: String?) -> Attribute { text("lang", language) }
    package static func title(_ title: String?) -> Attribute { text("title", title) }
    package static func role(_ role: StaticString) -> Attribute { text("role", role.description) }
    package static func tabIndex(_ index: Int) -> Attribute { integer("tabindex", index) }
    package static func hidden(_ isHidden: Bool = true) -> Attribute { flag("hidden", isHidden) }

    /// What the element is called by who hears the page.
    package static func ariaLabel(_ label: String?) -> Attribute { text("aria-label", label) }
    package static func ariaLabelledBy(_ id: String) -> Attribute { text("aria-labelledby", id) }
    package static func ariaDescribedBy(_ id: String?) -> Attribute { text("aria-describedby", id) }
    package static func ariaControls(_ id: String) -> Attribute { text("aria-controls", id) }
    package static func ariaHidden() -> Attribute { text("aria-hidden", "true") }
    package static func ariaCurrent(_ isCurrent: Bool, as kind: StaticString = "page") -> Attribute {
        text("aria-current", isCurrent ? kind.description : nil)
    }
    package static func ariaLive(_ politeness: StaticString) -> Attribute { text("aria-live", politeness.description) }
    package static func ariaPressed(_ isPressed: Bool) -> Attribute { text("aria-pressed", "\(isPressed)") }
    package static func ariaExpanded(_ isExpanded: Bool) -> Attribute { text("aria-expanded", "\(isExpanded)") }
    package static func ariaInvalid(_ isInvalid: Bool) -> Attribute {
        text("aria-invalid", isInvalid ? "true" : nil)
    }
    package static func ariaAutocomplete(_ kind: StaticString) -> Attribute {
        text("aria-autocomplete", kind.description)
    }

    /// What our script reads; the name is a literal that begins with `data-`.
    package static func data(_ name: StaticString, _ value: String?) -> Attribute {
        precondition(name.description.hasPrefix("data-"), "an attribute for our script is named data-…")
        return text(name, value)
    }
}
