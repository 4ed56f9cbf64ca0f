# GitLab's component, included with inputs and run by a runner of GitLab's jobs that needs
# no GitLab.
command_of git git
npm_package gitlab-ci-local@4.61.0
PATH=$(dirname "$CLAIMGREP"):$PATH
GIT_CONFIG_GLOBAL=/dev/null
HOME=$PWD
export PATH GIT_CONFIG_GLOBAL HOME
mkdir -p job/templates 'job/my docs'
cp -R "$ROOT/templates/claimgrep" job/templates
cp "$ROOT/examples/ferry.json" job
cp "$ROOT/examples/ferry.txt" 'job/my docs'
cd job
cat > .gitlab-ci.yml << 'END'
include:
  - local: templates/claimgrep/template.yml
    inputs:
      rules: ferry.json
      paths: |
        my docs
      options: --no-config
END
git init -q .
git remote add origin https://gitlab.example/group/project.git
git add -A
git -c user.name=A -c user.email=a@example.org commit -q -m all
status=0
# shellcheck disable=SC2154 # set by the function
"$npm_package/node_modules/.bin/gitlab-ci-local" --force-shell-executor --no-color \
    --shell-isolation > ../said 2>&1 || status=$?
grep -q 'json schema validated' ../said || fail "$(cat ../said)"
grep -q '> my docs/ferry.txt:6:24: error: contradicts' ../said || fail "$(cat ../said)"
grep -q 'FAIL 1' ../said || fail "the job does not fail with the status of findings"
