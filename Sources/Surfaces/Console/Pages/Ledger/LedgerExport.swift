import VigieClient

/// The whole ledger, an entry a line, just as they were hashed; read a page at a time, as the browser takes it.
enum LedgerExport {
    private static let page = 1000

    /// - Throws: what the first page of it throws: once a response has begun, nobody can be refused any more.
    static func response(_ client: any Client) async throws -> PageResponse {
        let position = ExportPosition(try await client.export(from: 0, limit: page))
        let stream = AsyncThrowingStream<[UInt8], any Error> {
            if let first = await position.first() { return Array(first.utf8) }
            guard let from = await position.next else { return nil }
            let page = try await client.export(from: from, limit: page)
            await position.move(to: page.next)
            return Array(page.lines.utf8)
        }
        return PageResponse(
            headers: [
                .init(name: "content-type", value: "application/jsonl; charset=utf-8"),
                .init(name: "content-disposition", value: "attachment; filename=\"ledger.jsonl\""),
                .init(name: "cache-control", value: "no-store"),
                .init(name: "x-content-type-options", value: "nosniff"),
            ], body: .stream(stream))
    }
}

/// How far an export has come.
private actor ExportPosition {
    private(set) var next: Int64?
    private var lines: String?

    init(_ page: ExportPage) {
        next = page.next
        lines = page.lines
    }

    /// What was read before the response began, once.
    func first() -> String? {
        defer { lines = nil }
        return lines
    }

    func move(to index: Int64?) {
        next = index
    }
}
