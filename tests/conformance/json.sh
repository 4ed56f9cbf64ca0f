# Our own JSON and JSON lines, by a parser that takes no key twice: one object, and one a
# line, that say the same.
reports json json
reports jsonl jsonl
# shellcheck disable=SC2154,SC2086 # set by the functions; meant to be split
python3 "$HERE/json_lines.py" $corpora
