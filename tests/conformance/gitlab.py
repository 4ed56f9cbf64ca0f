"""gitlab.py REPORT ...: whether GitLab would take every item; writes them to
REPORT.items, one a line."""
import json
import sys

LEVELS = {"info", "minor", "major", "critical", "blocker"}

for report in sys.argv[1:]:
    with open(report, encoding="utf-8") as file:
        items = json.load(file)  # which refuses a byte order mark
    prints = [item["fingerprint"] for item in items]
    assert len(prints) == len(set(prints)), f"{report}: a fingerprint stands twice"
    with open(report + ".items", "w", encoding="utf-8") as out:
        for item in items:
            path = item["location"]["path"]
            assert item["description"] and item["check_name"], item
            assert item["severity"] in LEVELS, item
            assert path and not path.startswith(("./", "/")), path
            assert item["location"]["lines"]["begin"] >= 1, item
            print(json.dumps(item), file=out)
