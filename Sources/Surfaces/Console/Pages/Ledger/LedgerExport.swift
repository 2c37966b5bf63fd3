import VigieClient

/// The whole ledger, an entry a line, just as they were hashed; read a page at a time, as the browser takes it.
enum LedgerExport {
    static func response(_ client: any Client) -> PageResponse {
        let position = ExportPosition()
        let stream = AsyncThrowingStream<[UInt8], any Error> {
            guard let from = await position.next else { return nil }
            let page = try await client.export(from: from, limit: 1000)
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
    private(set) var next: Int64? = 0

    func move(to index: Int64?) {
        next = index
    }
}
