#!/usr/bin/env bash
# How long the console's pages take on a long history (100,000 ledger entries, 10,000 runs) with 50 readers at once, and
# how large the first page is with everything it needs.
#
#   Benchmarks/pages.sh [SECONDS]      needs wrk and curl; builds a release first
#
# 50 readers turn a page every second each, as people who are in a hurry do: what is measured is how long an answer
# takes, not how many there can be. The processor's time for a page is told too, because it does not depend on what
# else the machine does.
set -euo pipefail

seconds=${1:-10}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for tool in wrk curl; do command -v "$tool" >/dev/null || { echo "$tool is missing" >&2; exit 1; }; done
build=(swift build --package-path "$here" --configuration "${VIGIE_CONFIGURATION:-release}")
for product in vigie VigieBenchmarks; do "${build[@]}" --product $product >&2; done
bin=$("${build[@]}" --show-bin-path)
vigie=$bin/vigie

place=$(mktemp -d)
server=
tidy() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" || true; }
    rm -rf "$place"
}
trap tidy EXIT
cd "$place"
export VIGIE_DATA=$place/data VIGIE_PLAN=$here/examples/boutique
mkdir -m 700 data
"$bin/VigieBenchmarks" fill data "${ENTRIES:-100000}" "${RUNS:-10000}"
cp -r "$VIGIE_PLAN" plan
cat >plan/measured.yaml <<'END'
apiVersion: vigie.dev/v1
kind: Person
metadata: {name: measurer}
---
apiVersion: vigie.dev/v1
kind: RoleBinding
metadata: {name: measurers}
spec: {role: admin, people: [measurer]}
END
export VIGIE_PLAN=$place/plan
"$vigie" serve --listen 127.0.0.1:18472 --rate 1000000 >serve.log 2>&1 &
server=$!
for _ in $(seq 100); do curl -sf http://127.0.0.1:18472/healthz >/dev/null && break; sleep 0.1; done
kill -0 "$server" || { cat serve.log >&2; exit 1; }
header="Authorization: Bearer $("$vigie" token create measurer --role admin --label benchmark -o json |
    sed -n 's/.*"\(vigie_[^"]*\)".*/\1/p')"
get() { curl -sf -H "$header" "http://127.0.0.1:18472$1"; }

# What the server has used of the processor so far.
ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat"; }

# Readers who wait a while between two pages, as people do.
cat >readers.lua <<'END'
function delay() return math.random(500, 1500) end
END
run=$(get /api/v1/runs?limit=1 | sed -n 's/.*"id":"\([^"]*\)".*/\1/p')
for page in / /today /runs '/runs?state=fail' "/runs/$run" /backups /plan /ledger '/ledger?kind=benchmark.fact' \
    /ledger/50000 /people /settings '/find?q=verify'; do
    curl -sf -o /dev/null -H "$header" "http://127.0.0.1:18472$page" || { echo "$page: no answer" >&2; exit 1; }
    before=$(ticks)
    wrk -t2 -c50 -d"${seconds}s" --latency -s readers.lua -H "$header" "http://127.0.0.1:18472$page" >wrk.txt
    count=$(sed -n 's/^ *\([0-9]*\) requests in.*/\1/p' wrk.txt)
    printf '%-32s %s  processor %s ms\n' "$page" \
        "$(sed -n 's/^ *\(50%\|99%\|Non-2xx\)/\1/p' wrk.txt | tr -s ' ' | paste -sd' ')" \
        "$(awk "BEGIN { printf \"%.1f\", ($(ticks) - $before) * 1000 / $(getconf CLK_TCK) / $count }")"
done

# The first page with all it names, as it travels.
get / >first.html
total=$(curl -sf --compressed -H "$header" -o /dev/null -w '%{size_download}' http://127.0.0.1:18472/)
for asset in $(grep -o '\(src\|href\)="/[^"]*\.\(css\|js\|svg\|png\|ico\|woff2\)[^"]*"' first.html | cut -d'"' -f2 | sort -u); do
    size=$(curl -sf --compressed -o /dev/null -w '%{size_download}' "http://127.0.0.1:18472$asset")
    echo "$asset: $size bytes"
    total=$((total + size))
done
echo "the first page with all it needs: $total bytes"
