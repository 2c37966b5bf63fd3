/// Words that every script may use beside the shell's own.
enum ScriptWords {
    static let all = [patiently, enter, crawl].joined(separator: "\n")

    /// `patiently COMMAND` asks until the command succeeds, and says nothing of the times it did not. What a loaded
    /// machine needs for it is its own affair.
    private static let patiently = """
        patiently() {
            local end=$((SECONDS + 300))
            until "$@" > /dev/null 2>&1; do
                [ $SECONDS -lt $end ] || { echo "in five minutes this never succeeded: $*"; return 1; }
                sleep 0.05
            done
        }
        """

    /// `enter LOG PERSON` signs that person in to the console of the server of that log by a setup link, and prints the
    /// status of the answer; the cookies are in `jar`. The link is one of its own: the first server over the records has
    /// shown the first one, and that need not be this one.
    private static let enter = #"""
        enter() {
            patiently grep 'Listening on' "$1"
            local link=$(sed -n 's/.*Listening on \(.*\)\.$/\1/p' "$1")$(vigie access setup 2> /dev/null)
            local form=$(curl -s -c jar "$link" | sed -n 's/.*name="form-token" value="\([^"]*\)".*/\1/p')
            curl -s -b jar -c jar -o /dev/null -w '%{http_code}\n' --data-urlencode "form-token=$form" \
                -d "person=$2" --data-urlencode 'password=seven boats under a paper moon' "$link"
        }
        """#

    /// `crawl LOG` follows every link of the console as whoever entered, keeps what comes in `pages/`, and prints what
    /// does not come.
    private static let crawl = #"""
        crawl() {
            local home=$(sed -n 's/.*Listening on \(.*\)\.$/\1/p' "$1") next=/ page code; mkdir -p pages; : > visited
            while [ -n "$next" ]; do
                for page in $next; do
                    code=$(curl -s -b jar -o "pages/$(echo "$page" | tr / _)" -w '%{http_code}' "$home$page")
                    echo "$page" >> visited; [ "$code" = 200 ] || echo "$code $page"
                done
                next=$(cat pages/* | grep -ao 'href="/[^"?#]*' | cut -c7- | sort -u | grep -vxFf visited)
            done
        }
        """#
}
