import Testing
import VigieBackups

struct StanzaInfoTests {
    /// As version 2.45 prints it.
    private let output = """
        [{"archive":[{"database":{"id":1,"repo-key":1},"id":"15-1","max":"000000010000000000000004",\
        "min":"000000010000000000000001"}],"backup":[{"annotation":{"vigie-run":"abc"},"archive":{"start":\
        "000000010000000000000002","stop":"000000010000000000000002"},"backrest":{"format":5,"version":"2.45"},\
        "database":{"id":1,"repo-key":1},"error":false,"info":{"delta":23213852,"repository":{"delta":2825717,\
        "size":2825717},"size":23213852},"label":"20261122-171232F","lsn":{"start":"0/2000028","stop":"0/2000100"},\
        "prior":null,"reference":null,"timestamp":{"start":1795367552,"stop":1795367553},"type":"full"}],\
        "cipher":"none","db":[{"id":1,"repo-key":1,"system-id":17711044914208092327,"version":"15"}],"name":"shop",\
        "repo":[{"cipher":"none","key":1,"status":{"code":0,"message":"ok"}}],"status":{"code":0,"lock":{"backup":\
        {"held":false}},"message":"ok"}}]
        """

    @Test func `what pgBackRest prints is read`() throws {
        let info = try #require(StanzaInfo.read(Array(output.utf8), stanza: "shop"))
        #expect(info.backup.map(\.label) == ["20261122-171232F"])
        #expect(info.backup.first?.annotation == ["vigie-run": "abc"])
        #expect(info.archive.first?.max == SegmentName("000000010000000000000004"))
        #expect(info.repo.first?.status.code == 0)
        let summary = BackupSummary(try #require(info.backup.first))
        #expect(summary.type == .full)
        #expect(summary.size == 23_213_852)
        #expect(!summary.hasErrors)
    }

    @Test func `an identifier beyond 2^63 survives`() throws {
        let info = try #require(StanzaInfo.read(Array(output.utf8), stanza: "shop"))
        #expect(info.db.first?.systemIdentifier == 17_711_044_914_208_092_327)
    }

    @Test(arguments: ["", "[]", "null", "{}", "[{\"name\":\"shop\"}]", "WARN: something"])
    func `what is not it is not read`(text: String) {
        #expect(StanzaInfo.read(Array(text.utf8), stanza: "shop") == nil)
    }

    @Test func `another stanza is not this one`() {
        #expect(StanzaInfo.read(Array(output.utf8), stanza: "other") == nil)
    }

    @Test func `only segments count in a listing`() throws {
        let hash = String(repeating: "a", count: 40)
        let listing = try #require(
            ArchiveListing(
                Array(
                    """
                    {".":{"type":"path"},"15-1":{"type":"path"},
                    "15-1/00000002.history":{"type":"file","size":41,"time":1795367553},
                    "15-1/0000000100000000":{"type":"path"},
                    "15-1/0000000100000000/000000010000000000000002-\(hash).zst":{"type":"file","size":684,"time":1795367553},
                    "15-1/0000000100000000/000000010000000000000001-\(hash)":{"type":"file","size":9,"time":1795367552},
                    "15-1/0000000100000000/000000010000000000000002.00000028.backup":{"type":"file","size":371,"time":1},
                    "15-1/0000000100000000/000000010000000000000003.partial-\(hash).zst":{"type":"file","size":1,"time":1},
                    "15-2/0000000200000000/000000020000000000000009-\(hash).lz4":{"type":"file","size":1,"time":2},
                    "archive.info":{"type":"file","size":253,"time":1795367553}}
                    """.utf8)))
        #expect(
            listing.segments["15-1"]?.map(\.name.description) == [
                "000000010000000000000001", "000000010000000000000002",
            ])
        #expect(listing.segments["15-1"]?.last?.writtenAt == 1_795_367_553)
        #expect(listing.segments["15-2"]?.count == 1)
        #expect(listing.histories["15-1"] == ["00000002.history"])
    }

    @Test func `what is no listing is refused`() {
        #expect(ArchiveListing(Array("P00 ERROR: [055]".utf8)) == nil)
    }
}
