"""vim.py CORPUS ...: whether the places that Vim found, in default.CORPUS, gcc.CORPUS and
ours.CORPUS, are those of the statements in CORPUS.jsonl."""
import json
import re
import sys

LEVELS = {"e": "error", "w": "warning", "n": "note"}


def shown(path):
    """As the program shows a path: without what would command or break a line."""
    path = re.sub(r"[\x00-\x1f]", lambda found: f"\\x{ord(found[0]):02x}", path)
    return path.replace("##[", "#\\x23[").replace("##vso[", "#\\x23vso[").replace("::", ":\\x3a")


def found(name):
    with open(name, encoding="utf-8", errors="surrogateescape") as file:
        return json.load(file)


# A line of a document that looks like a place: what compilers' formats take it for.
PLANTED = ("evil.c", 1, 2)

for corpus in sys.argv[1:]:
    with open(corpus + ".jsonl", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    wanted = [(shown(record["path"]), record["line"], record["column"],
               record["finding"] or "note")
              for record in records if record["type"] == "statement"]
    places = [(path, line, column, LEVELS.get(kind.lower()))
              for path, line, column, kind, text in found(f"ours.{corpus}")]
    assert sorted(places) == sorted(wanted), f"ours, {corpus}: {places} is not {wanted}"
    for by in ("default", "gcc"):  # which leave the level in the text
        places = [(path, line, column) for path, line, column, *_ in found(f"{by}.{corpus}")]
        expected = [place[:3] for place in wanted] + [PLANTED] * (corpus == "hostile")
        assert sorted(places) == sorted(expected), f"{by}, {corpus}: {places} is not {expected}"
