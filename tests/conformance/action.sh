# The composite action for GitHub: its steps one after the other, as a runner takes them,
# from a machine without the program to a report. It is built from this source.
command_of bash bash
command_of dpkg-query dpkg
python_package check-jsonschema==0.39.0 pre-commit==4.7.0
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
! command -v claimgrep > /dev/null || skip "a claimgrep is installed already"
export PATH
mkdir -p work 'work/my docs' temp
cp "$ROOT/examples/ferry.json" work
cp "$ROOT/examples/ferry.txt" 'work/my docs'
# shellcheck disable=SC2154 # set by the function
"$python" "$HERE/action.py" "$ROOT" work temp rules=ferry.json 'paths=my docs
' sarif=out.sarif options=--no-config > said || fail "$(cat said)"
grep -q '^::error file=my docs/ferry.txt,line=6,' said || fail "$(cat said)"
grep -q '^status: 1$' said || fail "$(cat said)"
grep -q '"kind":"fail"' work/out.sarif || fail "no findings in the SARIF log"
