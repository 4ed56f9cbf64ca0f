"""linehash.py write VECTORS: writes each vector as NAME.txt with rules that find its
lines as NAME.json, and prints the names.
linehash.py compare VECTORS: whether NAME.sarif has the hashes of the vectors."""
import base64
import json
import re
import sys

ACTION, VECTORS = sys.argv[1:]
with open(VECTORS, encoding="utf-8") as file:
    vectors = json.load(file)


def words_of(content):
    """The first word of each line, or None."""
    lines = re.split(rb"\r\n|\r|\n", content.removeprefix(b"\xef\xbb\xbf"))
    found = [re.match(r"\w+", line.decode("utf-8", "ignore")) for line in lines]
    return [match and match.group() for match in found]


def write(name, content):
    claims = [{"id": f"c{i}", "claim": f"{word} is there", "subject": None,
               "supports": [f"={word}"]}
              for i, word in enumerate(words_of(content)) if word]
    with open(name + ".txt", "wb") as out:
        out.write(content)
    with open(name + ".json", "w", encoding="utf-8") as out:
        json.dump({"claimgrep": 1, "pack": {"id": name, "title": name}, "claims": claims}, out)
    print(name)


def compare(name, content, hashes):
    with open(name + ".sarif", encoding="utf-8") as file:
        results = json.load(file)["runs"][0]["results"]
    got = {result["locations"][0]["physicalLocation"]["region"]["startLine"]:
           result["partialFingerprints"].get("primaryLocationLineHash") for result in results}
    wanted = {i + 1: hashes[i] for i, word in enumerate(words_of(content)) if word}
    assert got == wanted, f"{name}: {got} is not {wanted}"


def is_utf8(content):
    """Another document is read in another charset, and has no hashes."""
    try:
        return bool(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False


for vector, parts in vectors.items():
    text = base64.b64decode(parts["utf8_base64"])
    if not is_utf8(text):
        continue
    if ACTION == "write":
        write(vector, text)
    else:
        compare(vector, text, parts["hashes"])
