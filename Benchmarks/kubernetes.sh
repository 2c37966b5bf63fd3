#!/usr/bin/env bash
# What the Kubernetes client takes, beside kubectl on the same server in the same run: an informer of 10,000 ConfigMaps
# beside `kubectl get -w` of them, how soon everything is there and what it weighs; whether 1,000 changes a second are
# kept up with; and who may read which of 500 secrets, worked out for 200 people and compared with the server's answers.
#
#   Benchmarks/kubernetes.sh      needs kubectl; builds a release first, unless PROGRAM names one; ends with status 1 if
#                                 a bound does not hold
set -euo pipefail

count=${COUNT:-10000} rate=${RATE:-1000} rounds=${ROUNDS:-5} seconds=${SECONDS_BUSY:-20}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
command -v kubectl >/dev/null || { echo "kubectl is missing" >&2; exit 1; }
program=${PROGRAM:-}
if [[ -z $program ]]; then
    build=(swift build --package-path "$here" --configuration release --product vigie-fake-kubernetes)
    "${build[@]}" >&2
    program=$("${build[@]}" --show-bin-path)/vigie-fake-kubernetes
fi

place=$(mktemp -d)
children=()
end() {
    kill "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}
tidy() {
    for child in "${children[@]}"; do end "$child"; done
    rm -rf "$place"
}
trap tidy EXIT
failed=0

# Serves until it is killed: name, and what else the program is told.
serve() {
    "$program" serve --kubeconfig "$place/$1" "${@:2}" >"$place/$1.log" 2>&1 &
    children+=($!)
    until [[ -s $place/$1 ]]; do
        kill -0 $! || exit 1
        sleep 0.05
    done
}

# Runs a command until its output has so many lines; says how many seconds that took, and how many kilobytes it holds
# two seconds later.
weigh() {
    local lines=$1 begun ended
    begun=$(date +%s%N)
    HOME=$place KUBECONFIG=$place/still "${@:2}" >"$place/seen" 2>"$place/said" &
    local pid=$!
    children+=("$pid")
    until (($(wc -l <"$place/seen") >= lines)); do
        kill -0 "$pid" 2>/dev/null || { cat "$place/said" >&2; exit 1; }
        sleep 0.01
    done
    ended=$(date +%s%N)
    sleep 2
    awk -v took=$((ended - begun)) '/^VmRSS/ { print took / 1e9, $2 }' "/proc/$pid/status"
    end "$pid"
}

# name, value, relation, bound
judge() {
    if awk -v value="$2" -v bound="$4" "BEGIN { exit !(value $3 bound) }"; then
        printf '%-58s %10s   %s %s, holds\n' "$1" "$2" "$3" "$4"
    else
        printf '%-58s %10s   %s %s, DOES NOT HOLD\n' "$1" "$2" "$3" "$4"
        failed=1
    fi
}

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
figure() { sed -n "s/.*\"$2\":\\(-\\{0,1\\}[0-9.eE-]*\\).*/\\1/p" <<<"$1"; }

serve still --configmaps "$count"
# Once for the page cache, and for what kubectl keeps of the server's discovery.
weigh 1 "$program" inform --kubeconfig "$place/still" --seconds 60 >/dev/null
weigh "$count" kubectl get configmaps -w --output-watch-events >/dev/null
for _ in $(seq "$rounds"); do
    echo "$(weigh 1 "$program" inform --kubeconfig "$place/still" --seconds 60)" \
        "$(weigh "$count" kubectl get configmaps -w --output-watch-events)"
done >"$place/rounds"
awk '{ printf "informer %.2f s, %.1f MiB; kubectl %.2f s, %.1f MiB\n", $1, $2 / 1024, $3, $4 / 1024 }' "$place/rounds"
judge "informer of $count, until everything is there, by kubectl's" \
    "$(awk '{ printf "%.2f\n", $1 / $3 }' "$place/rounds" | median)" "<=" 1.5
judge "informer of $count, memory, by kubectl's" \
    "$(awk '{ printf "%.2f\n", $2 / $4 }' "$place/rounds" | median)" "<=" 1.5
end "${children[0]}"

serve busy --configmaps "$count" --changes "$rate"
busy=$("$program" inform --kubeconfig "$place/busy" --seconds "$seconds" | tail -1)
echo "$busy"
judge "changes seen in a second, of $rate" "$(awk -v n="$(figure "$busy" events)" -v s="$seconds" \
    'BEGIN { print n / s }')" ">=" "$((rate * 98 / 100))"
judge "how late a change was seen at worst, in seconds" "$(figure "$busy" worstDelaySeconds)" "<=" 1
end "${children[-1]}"

serve people
reach=$("$program" reach --kubeconfig "$place/people" | tail -1)
echo "$reach"
judge "who may read which secret, in seconds" "$(figure "$reach" answersSeconds)" "<=" 2
judge "who comes by which secret on any way, in seconds" "$(figure "$reach" waysSeconds)" "<=" 2
judge "answers other than the server's, of 1,000" "$(figure "$reach" different)" "==" 0
exit "$failed"
