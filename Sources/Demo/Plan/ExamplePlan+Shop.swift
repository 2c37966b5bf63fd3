extension ExamplePlan {
    /// The shop and its database.
    static let shop = #"""
        # What users use. Its tier says how much hangs on it, and its dependencies what it cannot do without.
        apiVersion: vigie.dev/v1
        kind: Application
        metadata:
          name: shop
        spec:
          displayName: The shop
          tier: critical
          owner: the shop team
          dependsOn: [Database/shop]
        ---
        # Where its data is. Vigie signs in to write a heartbeat and to ask questions; the backups read the files.
        apiVersion: vigie.dev/v1
        kind: Database
        metadata:
          name: shop
        spec:
          application: shop
          site: paris
          name: shop                            # what PostgreSQL calls it
          server:
            socketDirectory: /srv/boutique/run  # or, over the network, host: db.example.com
            port: 5432
          role: postgres                        # who Vigie signs in as; a password never stands in a plan:
                                                #   password: {fromFile: /run/secrets/shop} or {fromEnv: SHOP_PASSWORD}
          dataDirectory: /srv/boutique/cluster
          systemUser: postgres                  # the account of the operating system that the server runs as
          # The canary: a heartbeat, written into the database every few seconds. The last one that is found in a restored
          # copy says how much was lost, in seconds.
          canary:
            interval: 2s

        """#
}
