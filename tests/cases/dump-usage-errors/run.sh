try() {
    echo "\$ claimgrep dump $*"
    "$CLAIMGREP" dump "$@" 2>&1
    echo "= $?"
}
try
try --stage=matches a.txt
try --stage=rules
try --stage=rules --rules ferry.json a.txt
try --stage=tokens --rules gone.json a.txt
try --stage=cues
try --stage=cues gone.txt
