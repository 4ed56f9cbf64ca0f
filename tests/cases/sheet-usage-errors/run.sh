# What a folder of sheets, an address and a form of citations can't be.
try() {
    echo "== $*"
    status=0
    "$CLAIMGREP" sheet --no-store --rules ferry.json "$@" 2>&1 || status=$?
    echo "== status $status"
}
mkdir mine
echo 'The ferry is free of charge.' > mine/notes.txt
try mine
try -o mine mine
try -o mine/notes.txt mine
try -o out --claimreview example.org mine
try -o out --cite bibtext mine
try -o out --format json mine
try -o out no-such-folder
ls
