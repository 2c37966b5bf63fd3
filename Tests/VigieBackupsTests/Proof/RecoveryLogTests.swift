import Surroundings
import Testing
import VigieBackups
import VigieLedger

struct RecoveryLogTests {
    private let good = """
        2026-11-22 18:36:25.600 UTC LOG:  starting point-in-time recovery to 2026-11-22 18:36:21.937138+00
        2026-11-22 18:36:25.650 UTC LOG:  restored log file "00000001000000000000000B" from archive
        2026-11-22 18:36:25.700 UTC LOG:  redo starts at 0/B00028
        2026-11-22 18:36:25.750 UTC FATAL:  the database system is starting up
        2026-11-22 18:36:25.800 UTC LOG:  restored log file "00000001000000000000000C" from archive
        2026-11-22 18:36:25.850 UTC LOG:  recovery stopping before commit of transaction 745, time 2026-11-22 18:36:21.99+00
        2026-11-22 18:36:25.851 UTC LOG:  last completed transaction was at log time 2026-11-22 18:36:21.930041+00
        2026-11-22 18:36:25.900 UTC LOG:  database system is ready to accept connections
        """

    @Test func `a good recovery is read`() {
        let log = RecoveryLog(good)
        #expect(log.segments == 2)
        #expect(log.lastSegment == SegmentName("00000001000000000000000C"))
        #expect(log.lastTransactionAt == Timestamp(rfc3339: "2026-11-22T18:36:21.930041Z"))
        #expect(log.complaints.isEmpty)
        #expect(log.failure == nil)
    }

    @Test(arguments: [
        (
            "FATAL:  recovery ended before configured recovery target was reached", "proof.target-not-reached",
            Verdict.fail
        ),
        ("FATAL:  WAL ends before end of online backup", "proof.not-consistent", .fail),
        ("PANIC:  could not locate required checkpoint record", "proof.no-checkpoint", .fail),
        (
            "FATAL:  could not access file \"pg_cron\": No such file or directory", "proof.library-missing",
            .inconclusive
        ),
        (
            "FATAL:  could not write to file \"pg_wal/xlogtemp.1\": No space left on device", "proof.disk-full",
            .inconclusive
        ),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "proof.no-memory", .inconclusive),
        ("FATAL:  something new", "proof.server-failed", .fail),
    ]) func `what the server says is put in words`(line: String, code: String, verdict: Verdict) {
        let failure = RecoveryLog(good + "\n2026-11-22 18:36:26.000 UTC " + line).failure
        #expect(failure?.code == code)
        #expect(failure?.verdict == verdict)
    }
}
