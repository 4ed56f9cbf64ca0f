"""ci_files.py DOCUMENT: writes the set-ups that the document shows to files of their own,
named for the service that reads them."""
import re
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    blocks = re.findall(r"^```(yaml|json)\n(.*?)^```$", file.read(), re.DOTALL | re.MULTILINE)
names = {"workflow.yml": r"^on:", "pre-commit-config.yaml": r"^repos:",
         "settings.json": r'"json\.schemas"', "gitlab-include.yml": r"^include:",
         "gitlab-job.yml": r"^claimgrep:"}
for name, mark in names.items():
    found = [text for _, text in blocks if re.search(mark, text, re.MULTILINE)]
    assert len(found) == 1, f"{len(found)} set-ups look like {name}"
    with open(name, "w", encoding="utf-8") as out:
        out.write(found[0])
assert len(blocks) == len(names), f"{len(blocks)} set-ups, {len(names)} known"
