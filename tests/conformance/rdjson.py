"""rdjson.py REPORT DOCUMENT: whether columns count bytes of UTF-8 from 1, with ends
that are exclusive: each range holds the words that are found in it."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    found = json.load(file)["diagnostics"]
with open(sys.argv[2], "rb") as file:
    lines = file.read().split(b"\r\n")
words = []
for diagnostic in found:
    start = diagnostic["location"]["range"]["start"]
    end = diagnostic["location"]["range"].get("end")
    if end and diagnostic["location"]["path"] == "docs/a.txt":
        words.append(lines[start["line"] - 1][start["column"] - 1:end["column"] - 1])
assert words == [b"free of charge", b"charges a fare"], words
