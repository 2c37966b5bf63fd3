import Testing
import Tools
import VigieBackups

struct PgBackRestSetupTests {
    private let setup = PgBackRestSetup(
        stanza: "shop",
        repositories: [
            .init(
                name: "paris", storage: .directory("/srv/paris"), passphrase: "hush",
                retention: .init(full: .count(4), differential: 3)),
            .init(
                name: "frankfurt",
                storage: .bucket(
                    .init(
                        endpoint: "fra1.digitaloceanspaces.com", port: 8443, name: "backups", region: "fra1",
                        path: "/vigie", usesPathStyle: true, key: "AKIA", keySecret: "s3cret", verifiesTLS: false,
                        authorities: "/etc/ca.pem")),
                retention: .init(full: .days(14))),
        ],
        cluster: .init(
            dataDirectory: "/var/lib/postgresql/15/main", socketDirectory: "/run/postgresql", port: 5433, user: "vigie",
            password: "open sesame"),
        directory: EngineDirectory("/srv/vigie-work/pgbackrest"))

    @Test func `the configuration says everything but the secrets`() {
        #expect(
            setup.configuration == """
                # Written by Vigie from the plan; changes here are lost.
                [global]
                archive-timeout=60
                compress-type=zst
                io-timeout=20
                lock-path=/srv/vigie-work/pgbackrest/lock
                log-level-file=off
                log-path=/srv/vigie-work/pgbackrest/log
                process-max=2
                spool-path=/srv/vigie-work/pgbackrest/spool
                start-fast=y

                # paris
                repo1-bundle=y
                repo1-cipher-type=aes-256-cbc
                repo1-path=/srv/paris
                repo1-retention-diff=3
                repo1-retention-full=4
                repo1-retention-full-type=count

                # frankfurt
                repo2-bundle=y
                repo2-path=/vigie
                repo2-retention-full=14
                repo2-retention-full-type=time
                repo2-s3-bucket=backups
                repo2-s3-endpoint=fra1.digitaloceanspaces.com
                repo2-s3-region=fra1
                repo2-s3-uri-style=path
                repo2-storage-ca-file=/etc/ca.pem
                repo2-storage-port=8443
                repo2-storage-verify-tls=n
                repo2-type=s3

                [shop]
                pg1-path=/var/lib/postgresql/15/main
                pg1-port=5433
                pg1-socket-path=/run/postgresql
                pg1-user=vigie

                """)
    }

    @Test func `secrets go through the environment, and nowhere else`() {
        #expect(
            setup.environment == [
                "PGBACKREST_REPO1_CIPHER_PASS": .secret("hush"), "PGBACKREST_REPO2_S3_KEY": .secret("AKIA"),
                "PGBACKREST_REPO2_S3_KEY_SECRET": .secret("s3cret"), "PGPASSWORD": .secret("open sesame"),
            ])
        let shown = setup.configuration + setup.archiveCommand + "\(setup.environment)"
        for secret in setup.confidential { #expect(!shown.contains(secret)) }
        #expect(Set(setup.confidential) == ["hush", "AKIA", "s3cret", "open sesame"])
    }

    @Test func `a proof is given the secrets of one repository only`() {
        let alone = setup.only(setup.repositories[0], in: EngineDirectory("/scratch"))
        #expect(Set(alone.confidential) == ["hush", "open sesame"])
        #expect(!alone.configuration.contains("repo2"))
    }

    @Test func `R7: the archive queue has no bound that would drop the log silently`() {
        #expect(!setup.configuration.contains("archive-push-queue-max"))
        #expect(!setup.configuration.contains("repo1-block"))
    }

    @Test func `PostgreSQL is told a command without secrets, and where they are`() {
        let command =
            "pgbackrest --config=/srv/vigie-work/pgbackrest/shop.conf "
            + "--config-include-path=/srv/vigie-work/pgbackrest/shop.secrets --stanza=shop archive-push %p"
        #expect(setup.archiveCommand == command)
        #expect(
            setup.secretConfiguration == """
                # Written by Vigie for PostgreSQL's archive_command; changes here are lost.
                [global]
                repo1-cipher-pass=hush
                repo2-s3-key=AKIA
                repo2-s3-key-secret=s3cret

                """)
    }

    @Test func `where nothing is secret, no file of secrets is named`() {
        var plain = setup
        plain.repositories = [.init(name: "paris", storage: .directory("/srv/paris"))]
        #expect(plain.secretConfiguration == nil)
        #expect(!plain.archiveCommand.contains("include"))
    }
}
