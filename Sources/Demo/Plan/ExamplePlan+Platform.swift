extension ExamplePlan {
    /// What holds for everything: the platform and its places.
    static let platform = #"""
        # A plan is a directory of YAML files like this one. It says what a team promises; Vigie carries it out and
        # proves it. Every resource has the same four parts: apiVersion, kind, metadata.name and spec. A file may hold
        # several of them, with a line of three dashes between. How the files are cut is up to you.
        #
        #   vigie check       says everything that is wrong with the plan, and where
        #   vigie schema      prints a JSON Schema, with which an editor completes and checks while you type

        # What holds for everything in this plan. There is one Platform, or none.
        apiVersion: vigie.dev/v1
        kind: Platform
        metadata:
          name: boutique
        spec:
          displayName: Boutique
          timeZone: Europe/Paris      # schedules are read in it, also on the nights when the clock is changed
          languages: [fr, en]         # reports are written in these, the first one first
        ---
        # Two places far enough from each other that one disaster does not reach both.
        apiVersion: vigie.dev/v1
        kind: Site
        metadata:
          name: paris
        spec:
          displayName: Paris
          region: par1
        ---
        apiVersion: vigie.dev/v1
        kind: Site
        metadata:
          name: frankfurt
        spec:
          displayName: Frankfurt
          region: fra1

        """#
}
