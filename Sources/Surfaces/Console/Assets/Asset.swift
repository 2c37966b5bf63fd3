import HTML

/// A file that every page uses. Its name changes with its content, so a browser may keep it for ever.
struct Asset: Sendable {
    let link: Link
    private let type: String
    let bytes: [UInt8]

    private init(_ name: String, type: String, bytes: [UInt8]) {
        link = Link("assets", Self.digest(of: bytes), name)
        self.type = type
        self.bytes = bytes
    }

    /// The asset at a path, whatever its digest: who asks for an earlier one gets the present one.
    static func at(_ path: [String]) -> Asset? {
        guard path.count == 3, path[0] == "assets" else { return nil }
        return all.first { $0.link.path == path }
    }

    var response: PageResponse {
        PageResponse(
            headers: [
                .init(name: "content-type", value: type),
                .init(name: "cache-control", value: "public, max-age=31536000, immutable"),
                .init(name: "x-content-type-options", value: "nosniff"),
            ], body: .bytes(bytes))
    }

    static let style = Asset(
        "console.css", type: "text/css; charset=utf-8",
        bytes: StyleSheet.compact(
            [
                PackageResources.tokens_css, PackageResources.frame_css, PackageResources.status_css,
                PackageResources.tables_css, PackageResources.charts_css, PackageResources.forms_css,
                PackageResources.print_css,
            ].flatMap(\.self)))

    static let script = Asset(
        "console.js", type: "text/javascript; charset=utf-8",
        bytes: [
            PackageResources.palette_js, PackageResources.live_js, PackageResources.comforts_js,
            PackageResources.passkeys_js,
        ].flatMap(\.self))

    static let mark = Asset("vigie.svg", type: "image/svg+xml", bytes: Drawings.icon.bytes)

    private static let all = [style, script, mark]

    /// FNV-1a: it tells versions apart and protects nothing.
    private static func digest(of bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return String(hash, radix: 36)
    }
}
