#!/usr/bin/env bash
# How many readiness reports a second the server answers, beside nginx answering with a file of the same bytes in the
# same run; and with 200 open event streams, what it takes of memory and how long to stop.
#
#   Benchmarks/serve.sh [SECONDS]      needs wrk, nginx and curl; builds a release first
set -euo pipefail

seconds=${1:-10}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for tool in wrk nginx curl; do command -v "$tool" >/dev/null || { echo "$tool is missing" >&2; exit 1; }; done
build=(swift build --package-path "$here" --configuration "${VIGIE_CONFIGURATION:-release}" --product vigie)
"${build[@]}" >&2
vigie=$("${build[@]}" --show-bin-path)/vigie

place=$(mktemp -d)
chmod 755 "$place"  # nginx reads it under another account
children=()
tidy() {
    kill "${children[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$place"
}
trap tidy EXIT
cd "$place"
export VIGIE_DATA=$place/data VIGIE_PLAN=$place/plan.yaml

cat >plan.yaml <<'END'
apiVersion: vigie.dev/v1
kind: Platform
metadata: {name: measured}
---
apiVersion: vigie.dev/v1
kind: Person
metadata: {name: ada}
---
apiVersion: vigie.dev/v1
kind: RoleBinding
metadata: {name: admins}
spec: {role: admin, people: [ada]}
END
"$vigie" serve --listen 127.0.0.1:18470 --rate 1000000 >serve.log 2>&1 &
server=$!
children+=("$server")
for _ in $(seq 100); do curl -sf http://127.0.0.1:18470/healthz >/dev/null && break; sleep 0.1; done
kill -0 "$server" || { cat serve.log >&2; exit 1; }
token=$("$vigie" token create ada --role viewer --label benchmark -o json | sed -n 's/.*"\(vigie_[^"]*\)".*/\1/p')
header="Authorization: Bearer $token"
mkdir www
curl -sf -H "$header" http://127.0.0.1:18470/api/v1/readiness >www/readiness
echo "one report: $(stat -c %s www/readiness) bytes"

cat >nginx.conf <<END
daemon off; worker_processes 2; pid $place/nginx.pid; error_log $place/nginx.log;
events { worker_connections 512; }
http { access_log off; server { listen 127.0.0.1:18471; root $place/www; default_type application/json; } }
END
nginx -p "$place" -c "$place/nginx.conf" 2>/dev/null &
children+=($!)
sleep 1

run() { wrk -t2 -c50 -d"${seconds}s" --latency "$@" | sed -n 's/^ *\(Requests\/sec:\|99%\|Non-2xx\)/\1/p' | paste -sd' '; }
echo "vigie  /api/v1/readiness  $(run -H "$header" http://127.0.0.1:18470/api/v1/readiness)"
echo "nginx  a file             $(run http://127.0.0.1:18471/readiness)"
echo "vigie  /healthz           $(run http://127.0.0.1:18470/healthz)"

# Memory of a server that did nothing else, with 200 readers of events.
kill "$server" && wait "$server" 2>/dev/null || true
"$vigie" serve --listen 127.0.0.1:18470 >serve.log 2>&1 &
server=$!
children+=("$server")
for _ in $(seq 100); do curl -sf http://127.0.0.1:18470/healthz >/dev/null && break; sleep 0.1; done
for _ in $(seq 200); do
    curl -sN -H "$header" http://127.0.0.1:18470/api/v1/events >/dev/null &
    children+=($!)
done
sleep 5
echo "resident with 200 streams: $(($(awk '/VmRSS/ { print $2 }' "/proc/$server/status") / 1024)) MB"
asked=$(date +%s%N)
kill "$server"; wait "$server"
took=$((($(date +%s%N) - asked) / 1000000))
echo "stopped with 200 streams:  $took ms"
[ $took -le 2000 ] || { echo "that is more than two seconds" >&2; exit 1; }
