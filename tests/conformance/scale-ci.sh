# Matrices of CI services: the commands of examples/scale/gitlab-ci.yml and github.yml, run
# for each job as the services do, tell what one job does.
. "$HERE/scale.inc"
python_package pyyaml==6.0.2
make_records
mkdir bin
ln -s "$CLAIMGREP" bin/claimgrep
PATH=$PWD/bin:$PATH
for service in gitlab-ci github; do
    mkdir "$service"
    cp -R "$ROOT/corpus" "$service/docs"
    cp rules.json "$service"
    # shellcheck disable=SC2154 # set by python_package
    "$python" "$HERE/scale_ci.py" "$ROOT/examples/scale/$service.yml" > "$service/commands"
    (cd "$service" && sh ./commands > said 2>&1) && fail "$service: nothing is found"
    (cd "$service" && claimgrep check --no-store --rules rules.json docs > whole 2>&1) &&
        fail "$service: one job finds nothing"
    [ "$service" = github ] || cmp "$service/said" "$service/whole" ||
        fail "$service: the report is not that of one job"
done
(cd github && claimgrep check --no-store --rules rules.json --format github docs > whole 2>&1) || :
cmp github/said github/whole || fail "github: the report is not that of one job"
