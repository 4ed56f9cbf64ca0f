"""github.py REPORT ...: each line that the runner of GitHub's actions obeys is an
annotation of ours, whole, with a file and a line; it obeys "##[" anywhere."""
import re
import sys

COMMAND = re.compile(r"^\s*::(?P<name>[a-z-]+)(?: (?P<properties>.*?))?::(?P<message>.*)$")
NAMES = ("error", "warning", "notice")
KEYS = {"file", "line", "endLine", "col", "endColumn", "title"}

for report in sys.argv[1:]:
    counts = dict.fromkeys(NAMES, 0)
    with open(report, encoding="utf-8", newline="") as file:
        text = file.read()
    assert "##[" not in text and "##vso[" not in text and "\r" not in text, report
    for line in text.splitlines():  # at whatever ends a line to anybody
        if not line.lstrip().startswith("::"):
            continue
        command = COMMAND.match(line)
        assert command and command["name"] in NAMES, line
        counts[command["name"]] += 1
        properties = dict(part.split("=", 1) for part in command["properties"].split(","))
        assert {"file", "title"} <= properties.keys() <= KEYS, line
        assert all(value and ":" not in value for value in properties.values()), line
        assert command["message"], line
    assert max(counts.values()) <= 10, counts
    assert any(counts.values()) == (not report.startswith("clean")), counts
