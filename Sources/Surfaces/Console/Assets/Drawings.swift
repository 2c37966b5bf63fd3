import HTML

/// The drawings that belong to the house, not to a page.
enum Drawings {
    /// A mast with its crow's nest.
    static let mark = Markup.written(
        WrittenMarkup(
            SVG.svg(.viewBox(0, 0, 22, 22), .ariaHidden()) {
                SVG.path(.d("M11 2v18M5 20h12"))
                SVG.path(.class("f"), .d("M5.5 9h11l-1.6 5H7.1z"))
                SVG.circle(.class("h"), .cx(11), .cy(5), .r(2.2))
            }))

    /// The icon in a browser's tab.
    static let icon = Markup {
        TrustedMarkup(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22"><g fill="none" stroke="#3a8fb3" stroke-width="2">\
            <path d="M11 2v18M5 20h12"/><path d="M5.5 9h11l-1.6 5H7.1z" fill="#3a8fb3" stroke="none"/>\
            <circle cx="11" cy="5" r="2.2" fill="#fff" stroke-width="1.6"/></g></svg>
            """)
    }

    /// The shapes of every status, defined once a page and used by name.
    static let shapes = Markup.written(
        WrittenMarkup(
            Markup {
                TrustedMarkup(
                    """
                    <svg class="defs" aria-hidden="true"><defs>\
                    <symbol id="proven" viewBox="0 0 14 14"><circle class="g-ok" cx="7" cy="7" r="6"/>\
                    <path class="g-ink" d="M4 7.2l2.1 2.1L10 5.2"/></symbol>\
                    <symbol id="stale" viewBox="0 0 14 14"><circle class="l-warn" cx="7" cy="7" r="5.2"/>\
                    <path class="g-warn" d="M7 1.8a5.2 5.2 0 0 1 0 10.4z"/></symbol>\
                    <symbol id="failing" viewBox="0 0 14 14"><path class="g-bad" d="M7 .6 13.4 7 7 13.4.6 7z"/>\
                    <path class="g-ink" d="M7 3.8v4"/><circle class="g-dot" cx="7" cy="9.9" r=".95"/></symbol>\
                    <symbol id="configured" viewBox="0 0 14 14"><circle class="l-acc" cx="7" cy="7" r="5.2"/></symbol>\
                    <symbol id="missing" viewBox="0 0 14 14"><circle class="l-idle" cx="7" cy="7" r="5.2"/></symbol>\
                    <symbol id="not-applicable" viewBox="0 0 14 14"><path class="l-na" d="M3 7h8"/></symbol>\
                    <symbol id="running" viewBox="0 0 14 14"><g class="spin"><circle class="l-idle" cx="7" cy="7" r="5.2"/>\
                    <path class="l-acc" d="M7 1.8A5.2 5.2 0 0 1 12.2 7"/></g></symbol>\
                    <symbol id="queued" viewBox="0 0 14 14"><circle class="g-acc" cx="2.6" cy="7" r="1.4"/>\
                    <circle class="g-acc" cx="7" cy="7" r="1.4"/><circle class="g-acc" cx="11.4" cy="7" r="1.4"/></symbol>\
                    <symbol id="waiting" viewBox="0 0 14 14"><circle class="l-warn" cx="7" cy="7" r="5.2"/>\
                    <path class="l-warn" d="M7 4v3.2l2.2 1.4"/></symbol>\
                    <symbol id="uncertain" viewBox="0 0 14 14"><path class="l-warn" d="M7 1.2 12.8 7 7 12.8 1.2 7z"/>\
                    <path class="l-warn" d="M7 4.2v3.2"/><circle class="g-warn" cx="7" cy="9.6" r=".9"/></symbol>\
                    <symbol id="inconclusive" viewBox="0 0 14 14"><circle class="l-warn" cx="7" cy="7" r="5.2"/>\
                    <path class="l-warn" d="M4.4 7h5.2"/></symbol>\
                    <symbol id="cancelled" viewBox="0 0 14 14"><path class="l-na" d="M3.6 3.6l6.8 6.8M10.4 3.6l-6.8 6.8"/></symbol>\
                    </defs></svg>
                    """)
            }))
}
