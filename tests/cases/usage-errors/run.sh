try() {
    echo "\$ claimgrep $*"
    "$CLAIMGREP" "$@" 2>&1
    echo "= $?"
}
try
try --rules ferry.json
try chekc
try frobnicate
try check
try check --rules
try check --rules ferry.json --form text a.txt
try check --rules ferry.json --formta text a.txt
try check --rules ferry.json --format txet a.txt
try check --rules ferry.json --quiet=yes a.txt
try check --rules ferry.json -x a.txt
try check --rules ferry.json -F jsonl a.txt
try check --rules ferry.json -F jsonl: a.txt
try check --rules ferry.json -F nope:- a.txt
try check --rules ferry.json -F text:- -F jsonl:- a.txt
try check --rules ferry.json -j 0 a.txt
try check --rules ferry.json -j many a.txt
try check --rules ferry.json --fail-on eror a.txt
try check --rules ferry.json --color sometimes a.txt
try lint
try lint --format text ferry.json
try test
try dump a.txt
try dump --stage=sentences
try dump --stage=sentence a.txt
try dump --stage=tokens gone.txt
try help frobnicate
try help check lint
try version 1
try check --claim "It is" a.txt
try check --claim voluntary a.txt
