# GitLab's Code Quality: its own schema, and what that leaves unsaid: the parser stops
# at the first item it can't take, and of two with one fingerprint it keeps one.
interop gitlab-codeclimate.json
reports gitlab json
# shellcheck disable=SC2154,SC2086 # set by the functions; meant to be split
{
    python_package jsonschema==4.23.0
    "$python" "$HERE/gitlab.py" $reports
    JSONL=1 json_schema "$interop" ./*.items
}
