# Text and names that command, mark up or compute stay words in every format, and each
# accounts for what was not read. Names stand at the start of a path.
. ./plant.sh

# harmful NAME FILE: prints what a terminal, a runner or a page would obey in it.
harmful() {
    LC_ALL=C tr -d '\t\n\040-\176\200-\377' < "$2" | od -An -c | sed "s/^/harmful: $1:/"
    # Controls of C1, line ends of Unicode, bidi controls, tags.
    for bytes in '\302\233' '\302\205' '\342\200\250' '\342\200\251' '\342\200\256' \
        '\342\201\246' '\330\234' '\342\200\217' '\363\240\201\201'; do
        ! grep -qF "$(printf "$bytes")" "$2" || echo "harmful: $1: $bytes"
    done
    ! grep -nF -e '##[' -e '##vso[' "$2" || echo "harmful: $1: a command of a runner"
    ours='^$'
    [ "$1" != github ] || ours='^::\(error\|warning\|notice\) file=[^:]*,title=[^:]*::[^:]'
    ! grep '^[[:space:]]*::' "$2" | grep -v "$ours" || echo "harmful: $1: a workflow command"
    case $1 in
    junit* | checkstyle) markup='<[^/a-z?!]\|<script\|<img\|<svg\|<b>\|]]>' ;;
    markdown) markup='<script\|<img\|<svg\|<b>\|[^\\]](' ;;
    *) return 0 ;;
    esac
    ! grep -n -e "$markup" "$2" || echo "harmful: $1: markup"
}

cd docs
set -- text jsonl json sarif sarif-github junit junit-gitlab gitlab github checkstyle \
    rdjson rdjsonl tap csv markdown
for format in "$@"; do
    echo "== $format"
    status=0
    "$CLAIMGREP" check --no-store --rules ../ferry.json --format "$format" . \
        > ../report 2> ../said || status=$?
    cat ../report
    cat ../said >&2
    harmful "$format" ../report
    harmful stderr ../said
    echo "== status $status"
done

# What is told on standard error: names, keys, lines of packs and of sidecars.
cd ..
printf '{"claimgrep": 1, "##[error]\\u001b[31m\\u202e": "\342\200\256 ##vso[task]", "<b>": 1}' \
    > '::error::pack.json'
printf '{"claimgrep": 1, "pack": "\033]8;;http://evil.example\007 ##[x] \342\200\250::y"}' \
    > '##[error]pack.json'
printf '{"title": "##[x]", "##[x]\\u001b": 1}' > docs/a.txt.meta.json
for words in '--rules ::error::pack.json docs' '--rules ##[error]pack.json docs' \
    '--rules ferry.json ##[error]gone' '--rules ferry.json docs/a.txt' \
    '--format ##[error] docs' '--##[error] docs' '--fail-on ::error docs'; do
    echo "== check $words" >&2
    "$CLAIMGREP" check --no-store -q $words > report 2> said || echo "status $?" >> said
    cat said >&2
    harmful "standard error" said
    harmful text report
done
