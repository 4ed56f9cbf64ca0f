for file in a.txt b.log c.log keep/c.log out/x.txt out/y.txt .hidden/z.txt docs/old/p.txt docs/old.txt \
    docs/new.txt; do
    case $file in */*) mkdir -p "${file%/*}" ;; esac
    echo 'The North Ferry is free of charge.' > "$file"
done
printf '%s\n' '# logs' '*.log' 'out/' '/docs/old' > .gitignore
printf '%s\n' '!c.log' > keep/.gitignore
check() {
    echo "-- $*"
    "$CLAIMGREP" check --no-store --rules ferry.json --format jsonl "$@" |
        sed -n 's/^{"type":"file",\(.*\)}$/\1/p'
}
check .
mkdir .git
check .
check docs b.log out
check --force-exclude docs b.log out/x.txt
check --no-ignore .
printf '%s\n' '!b.log' 'new.txt' > .claimgrepignore
check . --exclude 'a.*'
