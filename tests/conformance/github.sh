# Workflow commands, taken apart as GitHub's runner does: ours and no others, and no more
# of them than it shows.
reports github txt
# shellcheck disable=SC2154,SC2086 # set by the functions; meant to be split
python3 "$HERE/github.py" $reports
