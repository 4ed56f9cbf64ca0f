# GNU parallel: examples/scale/parallel.sh tells what one machine does; started again it
# does only what failed.
. "$HERE/scale.inc"
command_of parallel parallel
make_records
mkdir parts
awk '{ print > ("parts/" NR % 4) }' records.jsonl
echo ':' > hosts
# One part fails until it may go well.
cat > once <<END
#!/bin/sh
records=\$(cat)
case \$1:\$records in
map:*"$(sed -n 6p paths)"*) [ -e "$PWD/mended" ] || exit 1 ;;
esac
echo "\$1" >> "$PWD/begun"
printf '%s\n' "\$records" | "$CLAIMGREP" "\$@"
END
chmod +x once
run() {
    HOME=$PWD CLAIMGREP=$PWD/once PARALLEL_HOME=$PWD sh "$ROOT/examples/scale/parallel.sh" \
        hosts rules.json out parts/0 parts/1 parts/2 parts/3 > "$1"
}
! run first 2> said || fail "a part that fails is not told"
: > mended
: > begun
status=0
run second 2> said || status=$?
[ "$status" -eq 1 ] || fail "the status is $status: $(cat said)"
[ "$(grep -c map begun)" -eq 1 ] || fail "not only what failed was done again: $(cat begun)"
same second
