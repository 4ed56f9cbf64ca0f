#!/bin/sh
# What CI services take from this repository does what it should: ci.sh PROGRAM
# The shell in the action, in GitLab's component and in the hooks is cut out of their
# files and run as those services run it; what docs/ci.md shows is there.
set -eu

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
root=$PWD
PATH=$(dirname "$program"):$PATH
export PATH
unset GITHUB_STEP_SUMMARY CLAIMGREP_CONFIG CLAIMGREP_FAIL_ON CLAIMGREP_STORE || true
work=$(mktemp -d "${TMPDIR:-/tmp}/claimgrep-ci.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0
complain() {
    echo "ci: $1" >&2
    failed=1
}

# block FILE N: the N-th block of text in a file of YAML, without its indentation.
block() {
    awk -v wanted="$2" '
    inside {
        match($0, /^ */)
        if (RLENGTH > outer || /^ *$/) {
            if (!indent) indent = RLENGTH
            if (n == wanted) print substr($0, indent + 1)
            next
        }
        inside = 0
    }
    /(: |- )\|$/ { n++; inside = 1; indent = 0; match($0, /^ */); outer = RLENGTH }' "$1"
}

# expect STATUS NAME COMMAND ...: runs it in a fresh corpus, output in $work/said.
expect() {
    wanted=$1 name=$2 status=0
    shift 2
    rm -rf "$work/in"
    mkdir -p "$work/in/my docs"
    cp "$root/examples/ferry.json" "$root/examples/ferry.txt" "$work/in"
    mv "$work/in/ferry.txt" "$work/in/my docs"
    echo 'The North Ferry costs nothing.' > "$work/in/good.txt"
    echo '{"claimgrep": 1, "rules": ["ferry.json"], "corpus": ["my docs"]}' \
        > "$work/in/claimgrep.json"
    (cd "$work/in" && "$@") > "$work/said" 2>&1 || status=$?
    [ "$status" -eq "$wanted" ] || complain "$name ends with $status: $(cat "$work/said")"
    [ ! -e "$work/in/planted" ] || complain "$name runs what it is given"
}

# holds NAME FILE WORDS: whether the file in the corpus has the words.
holds() {
    grep -qF -- "$3" "$work/in/$2" || complain "$1: no \"$3\" in \"$2\""
}

planted='$(touch planted)
`touch planted`
"; touch planted; "'

# --- the action ----------------------------------------------------------------------

step() {
    env GITHUB_OUTPUT=output GITHUB_STEP_SUMMARY=summary "$@" \
        bash --noprofile --norc -eo pipefail "$work/check.sh"
}

if command -v bash > /dev/null; then
    block action.yml 1 > "$work/build.sh"
    block action.yml 2 > "$work/check.sh"
    expect 0 "the action's first step" bash --noprofile --norc -eo pipefail "$work/build.sh"
    [ ! -s "$work/said" ] || complain "the action builds what is there"
    expect 1 "the action" step FAIL_ON= RULES= CORPUS= OPTIONS= SARIF=out.sarif
    cp "$work/said" "$work/in/said"
    holds "the action" said '::error file=my docs/ferry.txt,line=6,'
    holds "the action" output status=1
    holds "the action" summary '# claimgrep'
    holds "the action" out.sarif '"level":"error"'
    expect 0 "the action with paths" step FAIL_ON=note RULES=ferry.json CORPUS=good.txt \
        OPTIONS='--no-config
--jobs=1' SARIF=
    expect 2 "the action with hostile paths" step FAIL_ON= RULES= CORPUS="$planted" OPTIONS= SARIF=
    expect 2 "the action with hostile rules" step FAIL_ON= RULES="$planted" CORPUS= OPTIONS= SARIF=
    expect 2 "the action with hostile options" step FAIL_ON="$planted" RULES= CORPUS= \
        OPTIONS="$planted" SARIF="$planted"

    # Where the program is not there, what would be built is.
    mkdir "$work/bin"
    printf '#!/bin/sh\n[ "$1" = "%s/tools/setup.sh" ] && [ -f "$1" ]\n' "$root" > "$work/bin/sh"
    printf '#!/bin/sh\nexec "%s" -n "$@"\n' "$(command -v make)" > "$work/bin/make"
    chmod +x "$work/bin/sh" "$work/bin/make"
    expect 0 "the action's build" env PATH="$work/bin:/usr/bin:/bin" GITHUB_ACTION_PATH="$root" \
        RUNNER_TEMP="$work/temp" GITHUB_PATH=path \
        bash --noprofile --norc -eo pipefail "$work/build.sh"
    holds "the action's build" path "$work/temp/claimgrep"
    grep -q "ld $work/temp/claimgrep/claimgrep" "$work/said" ||
        complain "the action does not build the program"
else
    echo "ci: without bash, the action was not tried"
fi

# --- GitLab's component ---------------------------------------------------------------

job() {
    env CLAIMGREP_FAIL_ON=error CLAIMGREP_SOURCE= "$@" sh -e "$work/job.sh"
}

block templates/claimgrep/template.yml 1 > "$work/job.sh"
block templates/claimgrep/template.yml 2 >> "$work/job.sh"
expect 1 "the component" job CLAIMGREP_RULES= CLAIMGREP_CORPUS= CLAIMGREP_OPTIONS=
holds "the component" gl-code-quality-report.json '"location":{"path":"my docs/ferry.txt"'
holds "the component" claimgrep-junit.xml 'file="my docs/ferry.txt"'
expect 0 "the component with paths" job CLAIMGREP_RULES=ferry.json CLAIMGREP_CORPUS=good.txt \
    CLAIMGREP_OPTIONS=--no-config
for variable in CLAIMGREP_RULES CLAIMGREP_CORPUS CLAIMGREP_OPTIONS CLAIMGREP_FAIL_ON; do
    expect 2 "the component with hostile words" job CLAIMGREP_RULES= CLAIMGREP_CORPUS= \
        CLAIMGREP_OPTIONS= "$variable=$planted"
done

# --- hooks -----------------------------------------------------------------------------

# hook ID ARGUMENT ...: its entry, split as pre-commit splits it.
hook() {
    entry=$(awk -v id="$1" '$2 == "id:" { inside = $3 == id }
        inside && $1 == "entry:" { sub(/^ *entry: /, ""); print }' "$root/.pre-commit-hooks.yaml")
    shift
    # shellcheck disable=SC2086 # meant to be split
    $entry "$@"
}

expect 1 "the hook for documents" hook claimgrep -- 'my docs/ferry.txt' good.txt
expect 0 "the hook for good documents" hook claimgrep -- good.txt
expect 1 "the hook for the corpus" hook claimgrep-corpus
[ ! -e "$work/in/.claimgrep" ] || complain "a hook leaves files behind"

# --- what the document shows -------------------------------------------------------------

# keys FILE SECTION: the keys right below a section of a file of YAML.
keys() {
    awk -v section="$2" '
    { match($0, /^ */); depth = RLENGTH }
    inside && !/^ *$/ && depth <= outer { inside = 0 }
    inside && /^ *[a-z-]+:/ && (!level || depth == level) {
        level = depth
        sub(/:.*/, "")
        print $1
    }
    $1 == section ":" && !inside { inside = 1; outer = depth; level = 0 }' "$1" | sort -u
}

[ -n "$(keys action.yml inputs)" ] || complain "action.yml: no inputs found"
for key in $(keys docs/ci.md with); do
    keys action.yml inputs | grep -qx -e "$key" || [ "$key" = sarif_file ] ||
        complain "docs/ci.md: the action has no input \"$key\""
done
for key in $(keys docs/ci.md inputs); do
    keys templates/claimgrep/template.yml inputs | grep -qx -e "$key" ||
        complain "docs/ci.md: the component has no input \"$key\""
done
sed -n 's/^ *- id: \(claimgrep.*\)/\1/p' docs/ci.md > "$work/ids"
[ -s "$work/ids" ] || complain "docs/ci.md: shows no hook"
while read -r id; do
    grep -qx -e "- id: $id" .pre-commit-hooks.yaml || complain "docs/ci.md: there is no hook \"$id\""
done < "$work/ids"

[ "$failed" -eq 0 ] && echo "ci: the action, the component and the hooks do what they should"
exit "$failed"
