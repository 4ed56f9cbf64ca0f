"""json_lines.py CORPUS ...: whether CORPUS.json and CORPUS.jsonl are JSON, without a key
twice or half a character, and whether all that the lines have is in the object."""
import json
import sys


def once(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"a key stands twice: {keys}"
    return dict(pairs)


def parse(text):
    value = json.loads(text, object_pairs_hook=once)
    json.dumps(value, ensure_ascii=False).encode("utf-8")  # which takes no lone surrogate
    return value


for corpus in sys.argv[1:]:
    with open(corpus + ".json", encoding="utf-8") as file:
        whole = parse(file.read())
    with open(corpus + ".jsonl", encoding="utf-8", newline="\n") as file:
        lines = [parse(line) for line in file]
    parts = {"statement": [], "verdict": [], "file": [], "summary": []}
    for line in lines:
        parts[line.pop("type")].append(line)
    assert parts["statement"] == whole["statements"], corpus
    assert parts["verdict"] == whole["verdicts"], corpus
    assert parts["file"] == whole["files"] and len(whole["files"]) > 0, corpus
    assert parts["summary"] == [whole["summary"]], corpus
