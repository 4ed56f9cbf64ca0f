# Results as Parquet: the command of docs/scale.md for DuckDB, and what it makes read again.
. "$HERE/scale.inc"
python_package duckdb==1.1.3
make_records
sed -n '/^COPY/,/;$/p' "$ROOT/docs/scale.md" > copy.sql
[ -s copy.sql ] || fail "docs/scale.md has no command"
# shellcheck disable=SC2154 # set by python_package
"$python" - <<'END'
import json

import duckdb

with open("copy.sql", encoding="utf-8") as stream:
    duckdb.sql(stream.read())
with open("report.jsonl", encoding="utf-8") as stream:
    records = [json.loads(line) for line in stream]
wanted = sorted((r["claim"], r["path"], r["byte_start"], r["quote"], r["stance"],
                 (r["speaker"] or {}).get("name"))
                for r in records if r["type"] == "statement")
got = sorted(duckdb.sql("SELECT claim, path, byte_start, quote, stance, speaker"
                        " FROM 'statements.parquet'").fetchall(), key=lambda row: row[:3])
assert len(wanted) > 100, len(wanted)
assert sorted(map(repr, got)) == sorted(map(repr, wanted)), (got[:3], wanted[:3])
END
