# CSV, by Python's reader, and what a spreadsheet would compute.
reports csv csv
# shellcheck disable=SC2154,SC2086 # set by the functions; meant to be split
python3 "$HERE/rfc4180.py" $reports
