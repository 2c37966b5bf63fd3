#!/usr/bin/env bash
# An informer of 10,000 ConfigMaps beside `kubectl get -w` of the same, in one run: how soon everything is there, what it
# weighs, and whether 1,000 changes a second are kept up with. Needs kubectl and a release build of the program:
#   swift build -c release --product vigie-fake-kubernetes
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

program=${PROGRAM:-.build/release/vigie-fake-kubernetes}
count=${COUNT:-10000}
rate=${RATE:-1000}
folder=$(mktemp -d)
pids=()
tidy() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    rm -rf "$folder"
}
trap tidy EXIT

# Serves until it is killed: objects, changes a second, name.
serve() {
    "$program" serve --kubeconfig "$folder/$3" --configmaps "$1" --changes "$2" >"$folder/$3.log" &
    pids+=($!)
    until [[ -s $folder/$3 ]]; do sleep 0.1; done
}

serve "$count" 0 still
echo "informer of $count ConfigMaps:"
"$program" inform --kubeconfig "$folder/still" --seconds 2

echo "kubectl get -w of the same:"
start=$(date +%s.%N)
HOME=$folder KUBECONFIG=$folder/still kubectl get configmaps -w --output-watch-events >"$folder/seen" &
watching=$!
pids+=("$watching")
until (($(wc -l <"$folder/seen") > count)); do sleep 0.05; done
end=$(date +%s.%N)
sleep 2
awk -v seconds="$(echo "$end - $start" | bc)" '
    /^VmRSS/ { rss = $2 } /^VmHWM/ { peak = $2 }
    END { printf "{\"memoryKilobytes\":%d,\"peakKilobytes\":%d,\"syncedSeconds\":%.3f}\n", rss, peak, seconds }
' "/proc/$watching/status"
kill "$watching"

serve "$count" "$rate" busy
echo "informer during $rate changes a second, for 20 seconds:"
"$program" inform --kubeconfig "$folder/busy" --seconds 20
