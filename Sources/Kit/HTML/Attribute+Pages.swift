/// Attributes of links, documents, forms and tables.
extension Attribute {
    package static func href(_ link: Link?) -> Attribute { text("href", link?.text) }
    package static func rel(_ relation: StaticString) -> Attribute { text("rel", relation.description) }
    package static func charset(_ name: StaticString) -> Attribute { text("charset", name.description) }
    package static func content(_ content: String) -> Attribute { text("content", content) }
    package static func media(_ query: StaticString) -> Attribute { text("media", query.description) }
    package static func download(_ name: String?) -> Attribute { text("download", name) }
    package static func dateTime(_ instant: String) -> Attribute { text("datetime", instant) }
    package static func open(_ isOpen: Bool) -> Attribute { flag("open", isOpen) }

    package static func name(_ name: String) -> Attribute { text("name", name) }
    package static func value(_ value: String?) -> Attribute { text("value", value) }
    package static func type(_ type: StaticString) -> Attribute { text("type", type.description) }
    package static func `for`(_ id: String) -> Attribute { text("for", id) }
    package static func placeholder(_ example: String?) -> Attribute { text("placeholder", example) }
    package static func autocomplete(_ kind: StaticString) -> Attribute { text("autocomplete", kind.description) }
    package static func inputMode(_ mode: StaticString) -> Attribute { text("inputmode", mode.description) }
    package static func autocapitalize(_ mode: StaticString) -> Attribute { text("autocapitalize", mode.description) }
    package static func spellcheck(_ isOn: Bool) -> Attribute { text("spellcheck", isOn ? "true" : "false") }
    package static func maxLength(_ count: Int?) -> Attribute { integer("maxlength", count) }
    package static func minLength(_ count: Int?) -> Attribute { integer("minlength", count) }
    package static func min(_ value: String?) -> Attribute { text("min", value) }
    package static func max(_ value: String?) -> Attribute { text("max", value) }
    package static func step(_ value: String?) -> Attribute { text("step", value) }
    package static func rows(_ count: Int) -> Attribute { integer("rows", count) }
    package static func required(_ isRequired: Bool = true) -> Attribute { flag("required", isRequired) }
    package static func readOnly(_ isReadOnly: Bool = true) -> Attribute { flag("readonly", isReadOnly) }
    package static func disabled(_ isDisabled: Bool) -> Attribute { flag("disabled", isDisabled) }
    package static func checked(_ isChecked: Bool) -> Attribute { flag("checked", isChecked) }
    package static func selected(_ isSelected: Bool) -> Attribute { flag("selected", isSelected) }
    package static func autofocus(_ isFocused: Bool = true) -> Attribute { flag("autofocus", isFocused) }
    package static func formAction(_ link: Link) -> Attribute { text("formaction", link.text) }
    package static func formNoValidate() -> Attribute { flag("formnovalidate", true) }

    package static func scope(_ scope: StaticString) -> Attribute { text("scope", scope.description) }
    package static func columnSpan(_ count: Int) -> Attribute { integer("colspan", count) }
}
