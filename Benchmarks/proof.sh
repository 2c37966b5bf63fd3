#!/usr/bin/env bash
# Times a proof by Vigie beside the same work by hand: pgbackrest restore, start, the same questions, stop, remove.
#
# usage: proof.sh VIGIE PLACE SCALE ROUNDS        prints one JSON object; SCALE 5 is a database of about 1 GB
set -euo pipefail

vigie=$1 place=$2 scale=$3 rounds=$4
demo=$place/demo scratch=$place/by-hand
export VIGIE_PLAN=$demo/plan VIGIE_DATA=$demo/vigie
programs=/usr/lib/postgresql/15/bin
as=()
((EUID != 0)) || as=(runuser -u postgres --)

"$vigie" demo --keep --dir "$demo" --scale "$scale" >&2
tidy() {
    "${as[@]}" "$programs/pg_ctl" -D "$demo/cluster" -m immediate stop >&2 || true
    rm -rf "$demo" "$scratch"
}
trap tidy EXIT

now() { date +%s.%N; }
between() { awk "BEGIN { printf \"%.3f\", $2 - $1 }"; }
ask() { "${as[@]}" psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$scratch" -p 5499 -U postgres -d shop "$@"; }

# One proof as a team would have it; its verdict is not what is measured here.
by_vigie() {
    "$vigie" backup prove shop --repository paris -o json >"$place/proof.json" 2>"$place/proof.log" || true
}

# The same backup to the same instant, and the questions that the plan asks.
by_hand() {
    local label target
    label=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[0]["proof"]["backup"]["label"])' "$place/proof.json")
    target=$(python3 - "$place/proof.json" <<'END'
import json, sys
target = json.load(open(sys.argv[1]))[0]["proof"]["target"]
print(target["time"]["_0"].replace("T", " ").replace("Z", "+00") if "time" in target else "")
END
    )
    install -d -m 700 "$scratch"
    ((EUID != 0)) || chown postgres "$scratch"
    local aim=(--type=default)
    [[ -z $target ]] || aim=(--type=time "--target=$target" --target-action=promote)
    "${as[@]}" pgbackrest --no-config --stanza=shop "--repo1-path=$demo/regions/paris" "--pg1-path=$scratch/data" \
        "--lock-path=$scratch" --log-level-file=off --log-level-console=error --archive-mode=off --process-max=2 \
        "--set=$label" "${aim[@]}" restore >&2
    "${as[@]}" "$programs/pg_ctl" -D "$scratch/data" -l "$scratch/log" -w -t 300 -o "-c listen_addresses='' -c port=5499 \
        -c unix_socket_directories=$scratch -c archive_mode=off -c shared_preload_libraries=''" start >/dev/null
    until [[ $(ask -c 'SELECT pg_is_in_recovery()') == f ]]; do sleep 0.05; done
    ask >/dev/null <<'END'
SELECT count(*) FROM customers;
SELECT count(*) FROM orders;
SELECT count(*) FROM order_lines;
SELECT count(*) FROM payments;
SELECT count(*) FROM orders o LEFT JOIN customers c ON c.id = o.customer_id WHERE c.id IS NULL;
SELECT count(*) FROM order_lines l LEFT JOIN orders o ON o.id = l.order_id WHERE o.id IS NULL;
SELECT count(*) FROM payments p LEFT JOIN orders o ON o.id = p.order_id WHERE o.id IS NULL;
CREATE EXTENSION IF NOT EXISTS amcheck;
SELECT count(bt_index_check(c.oid)) FROM pg_class c JOIN pg_am a ON a.oid = c.relam JOIN pg_index i ON i.indexrelid = c.oid
 WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relpersistence = 'p' AND i.indisvalid AND i.indisready;
END
    "${as[@]}" "$programs/pg_ctl" -D "$scratch/data" -m immediate stop >/dev/null
    rm -rf "$scratch"
}

by_vigie # to warm up, and for the target
megabytes=$("${as[@]}" du -sm "$demo/cluster/base" | cut -f1)
pairs=()
for ((round = 0; round < rounds; round++)); do
    begin=$(now); by_hand; middle=$(now); by_vigie; end=$(now)
    pairs+=("{\"raw\": $(between "$begin" "$middle"), \"vigie\": $(between "$middle" "$end")}")
done
(IFS=,; echo "{\"megabytes\": $megabytes, \"rounds\": [${pairs[*]}]}")
