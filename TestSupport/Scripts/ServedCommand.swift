import FoundationEssentials

/// A program named `vigie` that says each command to a server instead, where the command can be said to one.
///
/// It starts the real `vigie serve` over the plan and the records that the command would have used, asks it with a token
/// as `--server` does, and ends it. So a script need not know which of the two answers.
struct ServedCommand {
    /// What stands first in `PATH`.
    let directory: String

    init() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "vigie-served-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        self.directory = directory.path
        try Self.script.write(to: directory.appending(path: "script.yaml"), atomically: true, encoding: .utf8)
        let program = directory.appending(path: "vigie")
        let text = Self.program.replacing("@REAL@", with: try ScriptRunner.binaries + "/vigie")
            .replacing("@STATE@", with: self.directory)
        try text.write(to: program, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    }

    /// Whether a server answered any command at all.
    var hasServed: Bool {
        FileManager.default.fileExists(atPath: directory + "/served")
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Who asks the server where the script does not say that it is somebody of its plan.
    private static let script = """
        apiVersion: vigie.dev/v1
        kind: Person
        metadata: {name: script}
        ---
        apiVersion: vigie.dev/v1
        kind: RoleBinding
        metadata: {name: script}
        spec: {role: admin, people: [script]}
        """

    private static let program = """
        #!/bin/bash
        real=@REAL@ state=@STATE@ given=$PATH
        case "$1 $2" in
            readiness* | status* | run\\ * | "ledger list" | "ledger show" | "ledger prove" | "ledger checkpoint" | \\
                "ledger verify" | "backup take" | "backup prove" | "backup list" | "backup show" | "secret rotate" | \\
                "secret escrow" | "secret evaluate" | "secret inventory" | "secret encryption" | "cluster check" | \\
                "secret sync" | "access request" | "access approve" | "access collect" | "access end" | \\
                "access review" | "access envelope" | "access grants" | "access audit") ;;
            *) exec "$real" "$@" ;;
        esac
        # Where a command says itself whom it means, that is meant.
        for word; do case $word in --data* | --plan* | --server* | --help) exec "$real" "$@" ;; esac; done
        # What the command is to find or not is not for this program, which needs tools of its own.
        PATH=/usr/bin:/bin
        vigie=(env PATH="$given" "$real")
        person=${VIGIE_PERSON:-script}
        people=$state/$person.yaml token=$state/$person.token
        # Two commands at once find either nothing or all of what the other wrote.
        [ -e "$people" ] || { echo "{apiVersion: vigie.dev/v1, kind: RoleBinding, metadata: {name: script-$person}, \
            spec: {role: admin, people: [$person]}}" > "$people.$$" && mv "$people.$$" "$people"; }
        plan=(--plan "${VIGIE_PLAN:-vigie}" --plan "$people")
        log=$(mktemp "$state/log.XXXXXX")
        "${vigie[@]}" serve --listen 127.0.0.1:0 "${plan[@]}" 2> "$log" > /dev/null &
        server=$!
        until address=$(sed -n 's/.*Listening on \\(http.*\\)\\.$/\\1/p' "$log") && [ -n "$address" ]; do
            # What keeps it from serving keeps the command from its work too, and is said by it.
            kill -0 $server 2> /dev/null || exec "${vigie[@]}" "$@"
            sleep 0.05
        done
        : > "$state/served"
        [ -s "$token" ] || { "${vigie[@]}" token create "$person" --label script --role admin "${plan[@]}" \\
            > "$token.$$" 2> /dev/null && mv "$token.$$" "$token"; }
        VIGIE_SERVER=$address VIGIE_TOKEN=$(cat "$token") "${vigie[@]}" "$@"
        status=$?
        kill $server && wait $server
        exit $status
        """
}
