# pre-commit itself, with the hooks as another repository takes them.
command_of git git
python_package check-jsonschema==0.39.0 pre-commit==4.7.0
# shellcheck disable=SC2154 # set by the function
precommit=${python%/*}/pre-commit
PRE_COMMIT_HOME=$PWD/home
PATH=$(dirname "$CLAIMGREP"):$PATH
GIT_CONFIG_GLOBAL=/dev/null
GIT_CONFIG_NOSYSTEM=1
export PRE_COMMIT_HOME PATH GIT_CONFIG_GLOBAL GIT_CONFIG_NOSYSTEM

commit() {
    git -C "$1" add -A
    git -C "$1" -c user.name=A -c user.email=a@example.org commit -q -m change
}

# run NAME STATUS HOOK ARGUMENT ...: pre-commit, and what it prints in NAME.
run() {
    name=$1 wanted=$2 status=0
    shift 2
    (cd user && "$precommit" run --color never --verbose "$@") > "$name" 2>&1 || status=$?
    [ "$status" -eq "$wanted" ] || fail "$name: the status is $status: $(cat "$name")"
}

mkdir hooks user user/docs
git init -q hooks
git init -q user
cp "$ROOT/.pre-commit-hooks.yaml" hooks
commit hooks
cat > user/.pre-commit-config.yaml << END
repos:
  - repo: $PWD/hooks
    rev: $(git -C hooks rev-parse HEAD)
    hooks:
      - id: claimgrep
      - id: claimgrep-corpus
END
cp "$ROOT/examples/ferry.json" user
sed -i.old 's/"expect": "supported"/"expect": "consistent"/' user/ferry.json
rm user/ferry.json.old
echo '{"claimgrep": 1, "rules": ["ferry.json"], "corpus": ["docs"]}' > user/claimgrep.json
echo 'The North Ferry costs nothing.' > user/docs/free.txt
echo 'Now the North Ferry charges a fare.' > 'user/docs/not free.txt'
commit user

# What changes says one thing; with the rest it does not.
echo 'Yes, the North Ferry costs nothing.' > user/docs/free.txt
git -C user add -A
run changed 0 claimgrep
grep -q '1 file (1 scanned' changed || fail "$(cat changed)"
run corpus 1 claimgrep-corpus --all-files
grep -q '^docs/not free.txt:1:21: error: contradicts' corpus || fail "$(cat corpus)"
echo 'The North Ferry costs nothing. The North Ferry charges a fare.' > user/docs/both.md
git -C user add -A
run both 1 claimgrep
grep -q '^docs/both.md:1:.*error: contradicts' both || fail "$(cat both)"
