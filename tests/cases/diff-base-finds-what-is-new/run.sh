git() {
    GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_DATE="2012-05-06T00:00:00Z" \
        GIT_COMMITTER_DATE="2012-05-06T00:00:00Z" command git -c user.name=A -c user.email=a@b \
        -c init.defaultBranch=main -c core.autocrlf=false "$@"
}
check() {
    status=0
    "$CLAIMGREP" check --no-store -q --diff-base HEAD "$@" || status=$?
    echo "status $status"
}
git init -q .
git add .
git commit -q -m base
echo "-- nothing is new"
check --rules rules.json docs
echo "-- lines move, a file moves, another one comes"
{ echo "A line above."; cat docs/a.txt; } > docs/new
mv docs/new docs/a.txt
mkdir docs/deep
mv docs/b.txt docs/deep/c.txt
echo "By now Entry is dear." > docs/d.txt
check --rules rules.json docs
echo "-- from within, and by another name"
cd docs
check --rules ../rules.json
cd ..
check --rules rules.json "$PWD/docs" | sed "s|$PWD|HERE|"
echo "-- what is said now makes news of nothing that was said before"
git rm -q --cached docs/b.txt
rm docs/deep/c.txt docs/d.txt
git add docs
git commit -q -m later
echo "Entry costs money." > docs/e.txt
check --rules rules.json docs
