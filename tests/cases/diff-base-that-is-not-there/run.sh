git() {
    GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_DATE="2012-05-06T00:00:00Z" \
        GIT_COMMITTER_DATE="2012-05-06T00:00:00Z" command git -c user.name=A -c user.email=a@b \
        -c init.defaultBranch=main "$@"
}
check() {
    status=0
    "$CLAIMGREP" check --no-store -q --rules rules.json --diff-base "$@" docs || status=$?
    echo "status $status"
}
check HEAD 2> said
sed 's/folder: .*/folder: .../' said
git init -q full
cp -R docs rules.json full
cd full
git add .
git commit -q -m one
git commit -q --allow-empty -m two
check HEAD > /dev/null
check HEAD~1
check HEAD~7
check --all
check ""
cd ..
git clone -q --depth 1 "file://$PWD/full" shallow
cd shallow
check HEAD~1
mkdir none
PATH=$PWD/none "$CLAIMGREP" check --no-store --rules rules.json --diff-base HEAD docs || echo "status $?"
