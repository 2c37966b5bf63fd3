import Foundation
import HTML
import Testing
import Tools

/// Reads QR codes with zbar, as a telephone would.
enum Scanner {
    /// Each module as a square of pixels, with the quiet zone around.
    static func read(pixels modules: [[Bool]]) async throws -> String {
        let margin = [[Bool]](repeating: [], count: 4)
        let rows = margin + modules + margin
        let width = modules.count + 8
        let framed = rows.map { row in
            row.isEmpty
                ? [Bool](repeating: false, count: width)
                : [Bool](repeating: false, count: 4) + row + [Bool](repeating: false, count: 4)
        }
        return try await read(bitmap: framed)
    }

    /// What a terminal would show: black, white and half blocks.
    static func read(terminal text: String) async throws -> String {
        let plain = text.replacing(/\u{1b}\[[0-9;]*m/, with: "")
        let lines = plain.split(separator: "\n", omittingEmptySubsequences: true)
        let rows = lines.flatMap { line in
            [line.map { $0 == " " || $0 == "▄" }, line.map { $0 == " " || $0 == "▀" }]
        }
        return try await read(bitmap: rows)
    }

    /// Drawings on one page of a browser, as it would be printed.
    static func read(svgs: [Markup], side: Int) async throws -> Set<String> {
        let columns = 4
        let rows = (svgs.count + columns - 1) / columns
        return try await scratch { directory in
            let page = directory + "/codes.html"
            let cells = svgs.map { "<div>" + $0.string + "</div>" }.joined()
            let style = "body{margin:0;width:\(columns * side)px;display:flex;flex-wrap:wrap}div{width:\(side)px}"
            let html = "<!doctype html><style>\(style)svg{display:block}</style>\(cells)"
            try Data(html.utf8).write(to: URL(filePath: page))
            let picture = directory + "/codes.png"
            let drawn = try await ToolRun(
                .locate("chromium"),
                [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                    "--user-data-dir=\(directory)/profile", "--screenshot=\(picture)",
                    "--window-size=\(columns * side),\(rows * side)", "file://\(page)",
                ], timeout: .seconds(600)
            ).perform()
            try #require(FileManager.default.fileExists(atPath: picture), "\(drawn.errors.text)")
            // Its XML says where one ends and the next begins; letters with accents it would spoil.
            let found = try await scan(picture, as: "--xml")
            return Set(found.matches(of: /<data><!\[CDATA\[(?<text>[\s\S]*?)\]\]><\/data>/).map { String($0.text) })
        }
    }

    private static func read(bitmap rows: [[Bool]], scale: Int = 4) async throws -> String {
        let width = rows.first?.count ?? 0
        var bytes = Array("P5 \(width * scale) \(rows.count * scale) 255\n".utf8)
        for row in rows {
            let line = row.flatMap { [UInt8](repeating: $0 ? 0 : 255, count: scale) }
            for _ in 0..<scale { bytes += line }
        }
        return try await scratch { directory in
            let picture = directory + "/code.pgm"
            try Data(bytes).write(to: URL(filePath: picture))
            return String(try await scan(picture, as: "--raw").dropLast())
        }
    }

    private static func scan(_ picture: String, as format: String) async throws -> String {
        try await ToolRun(
            .locate("zbarimg"), ["--quiet", format, "--nodbus", "-Sdisable", "-Sqrcode.enable", picture],
            timeout: .seconds(600)
        ).perform().output.text
    }

    private static func scratch<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-qr-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        return try await body(directory)
    }
}
