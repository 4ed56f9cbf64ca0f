# reviewdog's two formats, by the schemas that its protocol buffers give.
interop rdf/DiagnosticResult.json
result=$interop
interop rdf/Diagnostic.json
# shellcheck disable=SC2154,SC2086 # set by the functions; meant to be split
{
    reports rdjson json
    json_schema "$result" $reports
    reports rdjsonl jsonl
    JSONL=1 json_schema "$interop" $reports
    "$python" "$HERE/rdjson.py" wide.json wide/docs/a.txt
}
