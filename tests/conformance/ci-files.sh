# The files for CI services, and what docs/ci.md shows of theirs, by the schemas of those
# services.
python_package check-jsonschema==0.39.0 pre-commit==4.7.0
# shellcheck disable=SC2154 # set by the function
check=${python%/*}/check-jsonschema
precommit=${python%/*}/pre-commit
PRE_COMMIT_HOME=$PWD/home
export PRE_COMMIT_HOME

"$check" --builtin-schema vendor.github-actions "$ROOT/action.yml"
"$precommit" validate-manifest "$ROOT/.pre-commit-hooks.yaml"

"$python" "$HERE/ci_files.py" "$ROOT/docs/ci.md"
"$check" --builtin-schema vendor.github-workflows workflow.yml
"$check" --builtin-schema vendor.gitlab-ci gitlab-*.yml
"$precommit" validate-config pre-commit-config.yaml

for file in "$ROOT/editors/vscode/tasks.json" settings.json; do
    python3 -m json.tool "$file" > /dev/null || fail "\"$file\" is no JSON"
done

if [ -d "$INTEROP/schemastore" ]; then
    "$check" --schemafile "$INTEROP/schemastore/github-action.json" "$ROOT/action.yml"
    "$check" --schemafile "$INTEROP/schemastore/pre-commit-hooks.json" \
        "$ROOT/.pre-commit-hooks.yaml"
fi
