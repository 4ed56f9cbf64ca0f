try() {
    echo "\$ claimgrep draft $*"
    "$CLAIMGREP" draft "$@" 2>&1
    echo "= $?"
}
try
try "The ferry is free" "The ferry is fast"
try "free ferry"
try ""
try --corpus gone "The ferry is free" | grep -v '^[ {}]'
try --corpus "The ferry is free"
try --corpse x "The ferry is free"
