extension ExamplePlan {
    /// Where backups go, and what is promised of them.
    static let backups = #"""
        # Where backups are kept. Two places, so that the loss of one is not the loss of everything. They are directories
        # here, so that the example runs on one machine; a bucket of an object store is written
        #
        #   bucket:
        #     endpoint: fra1.digitaloceanspaces.com
        #     name: boutique-backups
        #     region: fra1
        #     key: {fromEnv: SPACES_KEY}
        #     keySecret: {fromEnv: SPACES_SECRET}
        #
        # and encrypted before it leaves the machine with  passphrase: {fromFile: /run/secrets/backup-passphrase}
        apiVersion: vigie.dev/v1
        kind: Repository
        metadata:
          name: paris
        spec:
          site: paris
          directory: /srv/boutique/regions/paris
        ---
        apiVersion: vigie.dev/v1
        kind: Repository
        metadata:
          name: frankfurt
        spec:
          site: frankfurt
          directory: /srv/boutique/regions/frankfurt
        ---
        # The promise. `vigie check` refuses it if it cannot be kept at all; `vigie backup prove` finds out whether it is
        # kept.
        apiVersion: vigie.dev/v1
        kind: BackupPolicy
        metadata:
          name: shop
        spec:
          database: shop
          repositories: [paris, frankfurt]
          schedule:                     # minute hour day month weekday, in the platform's time zone
            full: "30 3 * * 0"          # everything, on Sundays
            incremental: "30 3 * * 1-6" # what changed, on the other days
          archiveTimeout: 10s           # between backups every change is kept too, after ten seconds at the latest
          retention:
            full: 4                     # four Sundays, and what builds on them
          objectives:
            rpo: 1m                     # how much of the newest data a disaster may cost
            rto: 5m                     # how long it may take until the data is back
          proof:
            cadence: 1d                 # a proof that is older than a day counts as none
            assertions:                 # what has to hold in the restored copy
              - rowCounts:              # no table lost rows since the last proof
                  tolerance: 1%
              - foreignKeys: {}         # no row refers to one that is not there
              - newestRow:
                  table: public.orders
                  column: placed_at
                  notOlderThan: 1m
              - query:
                  name: unpaid orders of the last hour
                  sql: |
                    SELECT count(*) FROM orders
                    WHERE placed_at > (SELECT max(placed_at) FROM orders) - interval '1 hour'
                      AND NOT EXISTS (SELECT FROM payments WHERE order_id = orders.id)
                  expect: "0"
              - indexes: {}             # every index is in order

        """#
}
