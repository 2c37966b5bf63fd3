import Foundation
import Testing
import Tools
import VigieServer
import VigieTestSupport

/// The same commands, said beside the records and to a server over them, print the same.
@Suite struct CommandParityTests {
    /// Conversations with `vigie`, without the words that say where it is.
    private static let script = """
        Nothing was proven, and both say so.

          $ vigie readiness --lang en | head -1
          None of the 64 promises is proven yet.
          $ vigie readiness -o json | grep -c '"status": "missing"'
          …
          $ vigie readiness --lang en --since 7d | grep -c 'nothing moved'
          1
          $ vigie status | tail -1
          The ledger has … entries.
          $ vigie run list --procedure backup.prove
          Nothing has run yet.
          $ vigie run show 0123
          error: There is no such run.
            0123
            hint: `vigie run list` shows the runs there are.
          [2]
          $ vigie run cancel 0123
          error: There is no such run.
            0123
            hint: `vigie run list` shows the runs there are.
          [2]
          $ vigie run approve 0123 abc
          error: There is no such run.
            0123
            hint: `vigie run list` shows the runs there are.
          [2]

        The ledger is the same ledger.

          $ vigie ledger list -o json | grep -c '"kind": "access.login"'
          1
          $ vigie ledger show 0 | head -1
          Entry 0: access.changed of access
          $ vigie ledger prove 0 | head -2
          c2sp.org/tlog-proof@v1
          index 0
          $ vigie ledger checkpoint > note.txt && vigie ledger verify --against note.txt | head -1
          All … entries are intact.
          $ echo nonsense > nonsense.txt; vigie ledger verify --against nonsense.txt
          error: This is no checkpoint or proof.
            the blank line before the signatures is missing.
            hint: A checkpoint is a text of an origin, a size and a root, with signature lines below.
          [2]
          $ vigie ledger show 999999
          error: There is no such ledger entry.
            Index 999999.
            hint: vigie ledger list shows the newest entries.
          [2]

        A plan without a policy has nothing to back up.

          $ vigie backup take
          error: The plan has no backup policy.
            hint: add a resource of kind BackupPolicy; `vigie init` shows one
          [2]
          $ vigie backup prove nothing
          error: The plan has no BackupPolicy 'nothing'.
            hint: `vigie backup list` shows those there are.
          [2]
        """

    @Test func `a command cannot tell whether the records are beside it or behind a server`() async throws {
        try await ServedVigie.serving { try await expectSame(Self.script, of: $0) }
    }

    /// Of two who were let in, one has been forgotten since.
    private static let emergencies = """
        Nobody knows any more who that was, nor what they said.

          $ vigie access grants | tr -s ' '
          GRANT ACCESS WHO INCIDENT REASON STATE
          02grant shop-database – INC-8 – expired, justified
          01grant shop-database ada INC-7 orders are stuck expired, not reviewed
          $ vigie access grants -o json | grep -oE '"(reason|who)": "[^"]*"'
          "reason": "orders are stuck"
          "who": "ada"
        """

    @Test func `who was let in is told with their reason, until they are forgotten`() async throws {
        try await ServedVigie.serving { vigie in
            try await Records.open(DataDirectory(vigie.directory + "/data")) { records in
                let lab = EmergencyRecords(records: records)
                try await lab.letIn("ada", by: "01grant", incident: "INC-7")
                try await lab.letIn("bob", by: "02grant", incident: "INC-8", isReviewed: true)
                try await lab.forget("bob")
            }
            try await expectSame(Self.emergencies, of: vigie)
        }
    }

    private func expectSame(_ text: String, of vigie: ServedVigie) async throws {
        let places: [[String: EnvironmentValue]] = [
            ["VIGIE_SERVER": .plain(vigie.address), "VIGIE_TOKEN": .secret(vigie.token)],
            [
                "VIGIE_DATA": .plain(vigie.directory + "/data"),
                "VIGIE_PLAN": .plain(vigie.directory + "/plan.yaml"),
            ],
        ]
        for place in places {
            for outcome in try await ScriptRunner(environment: place).run(Script(text)) {
                #expect(
                    outcome.isExpected,
                    """
                    \(place.keys.sorted()): $ \(outcome.exchange.command)
                    printed (status \(outcome.status.map(String.init) ?? "by signal")):
                    \(outcome.output.joined(separator: "\n"))
                    """)
            }
        }
    }
}
