"""vim.py CORPUS ...: whether the places that Vim found, in default.CORPUS, gcc.CORPUS and
ours.CORPUS, are those of the statements in CORPUS.jsonl."""
import json
import sys

LEVELS = {"e": "error", "w": "warning", "n": "note"}


def found(name):
    with open(name, encoding="utf-8", errors="surrogateescape") as file:
        return json.load(file)


for corpus in sys.argv[1:]:
    with open(corpus + ".jsonl", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    wanted = [(record["path"], record["line"], record["column"], record["finding"] or "note")
              for record in records if record["type"] == "statement"]
    for by in ("default", "gcc", "ours"):
        places = [(path, line, column, LEVELS.get(kind.lower()))
                  for path, line, column, kind, text in found(f"{by}.{corpus}")]
        if by != "ours":  # they leave the level in the text
            places = [place[:3] for place in places]
        expected = wanted if by == "ours" else [place[:3] for place in wanted]
        assert places == expected, f"{by}, {corpus}: {places} is not {expected}"
